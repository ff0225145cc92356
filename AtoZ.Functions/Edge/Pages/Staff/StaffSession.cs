using AtoZ.Functions.Cases.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Signing in and out. In Azure the identity provider does both.</summary>
internal sealed class StaffSession(StaffFrontDesk desk, IStaffSignIn signIn, PageRenderer pages)
{
    /// <summary>Asks for a key.</summary>
    [Function("StaffSignInPage")]
    public async Task<IActionResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/sign-in")] HttpRequest request)
    {
        return signIn.AsksForKey
            ? await pages.Page<SignInPage>(new SignInView(desk.Frame(request, null, reader => reader.Say("staff.title.signIn")), null, Local(request.Query["return"])))
            : new SeeOther(signIn.SignInAddress(Local(request.Query["return"]) ?? "/staff"));
    }

    /// <summary>Signs in by key.</summary>
    [Function("StaffSignIn")]
    public async Task<IActionResult> SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/sign-in")] HttpRequest request)
    {
        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        string? next = Local(sent.GetValueOrDefault("return"));
        bool known = !StaffFrontDesk.ComesFromElsewhere(request) && signIn.SignIn(request.HttpContext, (sent.GetValueOrDefault("key") ?? "").Trim()) is not null;
        return known
            ? new SeeOther(next ?? "/staff")
            : await pages.Page<SignInPage>(new SignInView(desk.Frame(request, null, reader => reader.Say("staff.title.signIn")), desk.Reader(request).Say("staff.signIn.wrong"), next), StatusCodes.Status401Unauthorized);
    }

    [Function("StaffSignOut")]
    public async Task<IActionResult> SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/sign-out")] HttpRequest request)
    {
        if (StaffFrontDesk.ComesFromElsewhere(request))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        string next = await signIn.SignOut(request.HttpContext);
        return Local(next) is { } page ? new SeeOther(page) : (await desk.AboutSignIn(request, "SIGNED_OUT", StatusCodes.Status200OK)).GoingTo(next);
    }

    /// <summary>Says that nobody is signed in any more.</summary>
    [Function("StaffSignedOutPage")]
    public async Task<IActionResult> SignedOut([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/signed-out")] HttpRequest request) =>
        await desk.AboutSignIn(request, "SIGNED_OUT", StatusCodes.Status200OK);

    /// <summary>Only pages of ours: a link with a foreign address must not lead staff away.</summary>
    internal static string? Local(string? path) => path is not null && path.StartsWith("/staff", StringComparison.Ordinal) ? path : null;
}
