using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Who of the staff sends a request. Locally by generated keys; in Azure by App Service authentication; elsewhere by OpenID Connect.</summary>
internal interface IStaffSignIn
{
    /// <summary>Whether a page of the app asks for a key.</summary>
    bool AsksForKey => false;

    /// <summary>Everybody of the staff; null where only the identity provider knows.</summary>
    IReadOnlyList<StaffMember>? Members => null;

    /// <summary>Where a person signs in, who then comes back to a page of the app.</summary>
    string SignInAddress(string returnTo);

    /// <summary>Looks at what takes time to look at, before <see cref="Who"/> is asked.</summary>
    /// <returns>Null when the request may go on; otherwise why it cannot be told who sends it.</returns>
    Task<Refusal?> Prepare(HttpContext context) => Task.FromResult<Refusal?>(null);

    /// <summary>Who sends the request; null when nobody is signed in.</summary>
    StaffMember? Who(HttpRequest request);

    /// <summary>Signs in by a staff key and leaves a cookie; null when the key is wrong, or when keys are not the way to sign in here.</summary>
    StaffMember? SignIn(HttpContext context, string key) => null;

    /// <summary>Ends the session here.</summary>
    /// <returns>Where the person goes next: a page of the app, or where the provider's own session ends.</returns>
    Task<string> SignOut(HttpContext context);
}
