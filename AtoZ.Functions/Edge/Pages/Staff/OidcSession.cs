using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>To the provider of OpenID Connect and back. Where none is set, there are no such pages.</summary>
internal sealed class OidcSession(IStaffSignIn signIn, StaffFrontDesk desk, UnforeseenPage page)
{
    /// <summary>Sends a person to the provider.</summary>
    [Function("OidcSignIn")]
    public async Task<object> Begin([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signin")] HttpRequest request)
    {
        if (Oidc is not { } oidc)
        {
            return await UnknownPage.Of(page, request);
        }

        (string? address, Refusal? refusal) = await oidc.Begin(request.HttpContext, StaffSession.Local(request.Query["return"]) ?? "/staff");
        return refusal is null ? new SeeOther(address!) : await Refused(request, refusal);
    }

    /// <summary>Takes a person back.</summary>
    [Function("OidcSignedIn")]
    public async Task<object> End([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signin-oidc")] HttpRequest request)
    {
        if (Oidc is not { } oidc)
        {
            return await UnknownPage.Of(page, request);
        }

        (string? next, Refusal? refusal) = await oidc.End(request.HttpContext);
        return refusal is null ? new SeeOther(next!) : await Refused(request, refusal);
    }

    private OidcSignIn? Oidc => signIn as OidcSignIn;

    private Task<HtmlPage> Refused(HttpRequest request, Refusal refusal) => desk.AboutSignIn(request, refusal.Code, refusal.Status);
}
