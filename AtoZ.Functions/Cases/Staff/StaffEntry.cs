using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Who of the staff may come in.</summary>
internal static class StaffEntry
{
    /// <summary>Whoever is signed in and has a role, whichever it is.</summary>
    public static (StaffMember? Member, Refusal? Refused) WithRole(this IStaffSignIn signIn, HttpRequest request) => signIn.Who(request) switch
    {
        null => (null, StaffRefusals.NotSignedIn),
        { Roles.Count: 0 } => (null, StaffRefusals.NoRole),
        { } member => (member, null),
    };
}
