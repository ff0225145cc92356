using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Who of the staff sends a request. Locally by generated keys; in Azure by App Service authentication.</summary>
public interface IStaffSignIn
{
    /// <summary>Where a person signs in; a page of the app locally, the identity provider's in Azure.</summary>
    string SignInPath { get; }

    /// <summary>Everybody of the staff; null where only the identity provider knows.</summary>
    IReadOnlyList<StaffMember>? Members => null;

    /// <summary>Who sends the request; null when nobody is signed in.</summary>
    StaffMember? Who(HttpRequest request);

    /// <summary>Signs in by a staff key and leaves a cookie; null when the key is wrong, or when keys are not the way to sign in here.</summary>
    StaffMember? SignIn(HttpContext context, string key);

    /// <summary>Ends the session.</summary>
    void SignOut(HttpContext context);
}
