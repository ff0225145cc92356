using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Lets staff in to the pages, and refuses posts that another site made a browser send.</summary>
internal sealed class StaffFrontDesk(IStaffSignIn signIn, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Who is signed in; otherwise the way to sign in, or why a person may not look.</summary>
    public async Task<(StaffMember? Member, IActionResult? Instead)> Enter(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method) && ComesFromElsewhere(request))
        {
            return (null, new StatusCodeResult(StatusCodes.Status403Forbidden));
        }

        return signIn.Who(request) switch
        {
            null => (null, await SignInFirst(request)),
            { Roles.Count: 0 } nobody => (null, await NoRole(request, nobody)),
            { } member => (member, null),
        };
    }

    /// <summary>The same, with the form that was sent.</summary>
    public async Task<(StaffMember? Member, IReadOnlyDictionary<string, string> Sent, IActionResult? Instead)> EnterWithForm(HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await Enter(request);
        return (member, member is null ? new Dictionary<string, string>() : await SentForm.Read(request), instead);
    }

    /// <summary>A page about signing in, with the way to do it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="code">Names its texts.</param>
    /// <param name="status">The HTTP status.</param>
    public Task<HtmlPage> AboutSignIn(HttpRequest request, string code, int status)
    {
        Reader reader = Reader(request);
        MessageView view = new(reader, reader.Say($"staff.{code}.title"), reader.Say($"staff.{code}.text"), [], null, signIn.SignInAddress("/staff"), reader.Say("staff.signIn.button"));
        return pages.Page<MessagePage>(view, status);
    }

    // A form that is sent after the session's end cannot be led to another site to sign in, and what was typed is kept by the way back.
    private async Task<IActionResult> SignInFirst(HttpRequest request) => HttpMethods.IsPost(request.Method)
        ? await AboutSignIn(request, "SESSION_OVER", StatusCodes.Status401Unauthorized)
        : new SeeOther(signIn.SignInAddress(request.Path));

    private async Task<IActionResult> NoRole(HttpRequest request, StaffMember nobody)
    {
        Reader reader = Reader(request);
        MessageView view = new(reader, reader.Say("staff.NO_ROLE.title"), reader.Say("staff.NO_ROLE.text", ("name", nobody.Name)), [reader.Say("staff.NO_ROLE.advice")], null, signIn.SignInAddress("/staff"), reader.Say("staff.signIn.button"));
        return await pages.Page<MessagePage>(view, StatusCodes.Status403Forbidden);
    }

    /// <summary>What surrounds a page.</summary>
    public StaffFrame Frame(HttpRequest request, StaffMember? member, Func<Reader, string> title, string here = "")
    {
        Reader reader = Reader(request);
        return new StaffFrame(reader, member, title(reader), here);
    }

    /// <summary>Who reads, in the language that they chose or their browser asks for.</summary>
    public Reader Reader(HttpRequest request) => CasePath.Reader(request, clock.GetUtcNow());

    /// <summary>A page that says why something did not work.</summary>
    public async Task<IActionResult> Refused(HttpRequest request, Refusal refusal, string back)
    {
        Reader reader = Reader(request);
        return await pages.Page<MessagePage>(new MessageView(reader, reader.Say("staff.failed"), $"{refusal.Detail} {refusal.Remedy}", [], null, back, reader.Say("staff.back")), refusal.Status);
    }

    /// <summary>Whether a post was made by a page of another site. Browsers say where a post comes from; scripts say nothing and have keys.</summary>
    public static bool ComesFromElsewhere(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            // Our pages send no referrer, so browsers call their origin "null"; this header says it all the same.
            return site is not ("same-origin" or "none");
        }

        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
