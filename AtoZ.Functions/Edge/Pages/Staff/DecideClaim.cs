using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>A decision of staff in two steps, as for the parties: the form, then what it does; only the second acts.</summary>
internal sealed class DecideClaim(StaffFrontDesk desk, StaffDesk staff, CaseReader cases, PageRenderer pages, Nonces nonces, AtoZStore store)
{
    /// <summary>Shows what a decision needs.</summary>
    [Function("StaffAsk")]
    public Task<IActionResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/claim/{id}/do/{slug}")] HttpRequest request, string id, string slug) =>
        Handle(request, id, slug, async task => await Form(task, []));

    /// <summary>Checks the form and shows what it does; confirmed, does it.</summary>
    [Function("StaffDecide")]
    public Task<IActionResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/do/{slug}")] HttpRequest request, string id, string slug, [DurableClient] DurableTaskClient client) =>
        Handle(request, id, slug, task => Decide(task, client));

    private async Task<IActionResult> Handle(HttpRequest request, string id, string slug, Func<StaffVisit, Task<IActionResult>> then)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        string path = $"/staff/claim/{id}";
        if (Slugs.Command(slug) is not { } kind || StaffDesk.RoleFor(kind) is not { } role || !member.Is(role))
        {
            return await desk.Refused(request, StaffRefusals.WrongRole(Slugs.Command(slug) ?? CommandKind.CancelDebt, Slugs.Command(slug) is { } known ? StaffDesk.RoleFor(known) : null), path);
        }

        // A form that comes twice, by a double click, is answered with what the first did: a code is bound to member, claim and act.
        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        if (sent.TryGetValue("nonce", out string? nonce) && await store.Read(db => nonces.Spent(db, Holder(member, path, slug), nonce)) is not null)
        {
            return new SeeOther(path, slug);
        }

        CaseFile? file = await cases.Read(new ClaimId(id), role, person: member.Name);
        DebtId? named = request.Query[Slugs.DebtField].FirstOrDefault() is { Length: > 0 } debt ? new DebtId(debt) : null;
        CaseAction? action = file?.Actions
            .Where(a => a.Kind == kind && (named is null || a.DebtId == named))
            .OrderBy(a => a.WhyNot is null ? 0 : 1)
            .FirstOrDefault();
        if (file is null || action is null || action.WhyNot is not null)
        {
            return await desk.Refused(request, action?.WhyNot ?? new Refusal("CLAIM_UNKNOWN", StatusCodes.Status404NotFound, "There is no such claim.", "Search for it in the queue."), path);
        }

        return await then(new StaffVisit(request, member, action.DebtId is { } one ? file.About(one) : file, action, slug, path, sent));
    }

    private async Task<IActionResult> Form(StaffVisit task, IReadOnlyList<ProblemView> problems)
    {
        StaffFrame frame = desk.Frame(task.Request, task.Member, reader => reader.Say("staff.title.decision"));
        ActionFormView form = ActionForms.Ask(task.Slug, task.File, task.Path, frame.Reader, task.Action.Consequences, task.Sent, problems);
        return await pages.Page<StaffActionPage>(new StaffActionView(frame, form), problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IActionResult> Decide(StaffVisit task, DurableTaskClient client)
    {
        StaffFrame frame = desk.Frame(task.Request, task.Member, reader => reader.Say("staff.title.decision"));
        (object? payload, IReadOnlyList<ProblemView> problems) = ActionPayloads.Read(task.Slug, task.File, frame.Reader, task.Sent);
        if (payload is null)
        {
            return await Form(task, problems);
        }

        if (!task.Sent.TryGetValue("nonce", out string? nonce))
        {
            return await Confirm(task, payload, []);
        }

        CommandReceipt receipt = await store.Write(db => Give(db, task, payload, nonce));
        await Launch.Wake(client, receipt);
        return receipt.Refusal switch
        {
            null or { Code: "NONCE_USED" } => new SeeOther(task.Path, task.Slug),
            { Code: "NONCE_EXPIRED" or "NONCE_WRONG" } refusal => await Confirm(task, payload, [new ProblemView(null, Sentences.Refusal(frame.Reader, refusal))]),
            { } refusal => await desk.Refused(task.Request, refusal, task.Path),
        };
    }

    private async Task<IActionResult> Confirm(StaffVisit task, object payload, IReadOnlyList<ProblemView> problems)
    {
        StaffFrame frame = desk.Frame(task.Request, task.Member, reader => reader.Say("staff.title.decision"));
        CaseAction? preview = await cases.Preview(new NewCommand(task.File.Claim.Id, task.Action.Kind, task.File.Viewer, task.Member.Name, payload, task.Action.DebtId));
        return preview?.WhyNot is { } wrong
            ? await Form(task, [new ProblemView(null, Sentences.Refusal(frame.Reader, wrong))])
            : await pages.Page<StaffActionPage>(new StaffActionView(
                frame, ActionForms.Confirm(task.Slug, task.File, task.Path, frame.Reader, preview!.Consequences, task.Sent, nonces.Issue(task.Holder), problems)));
    }

    // A code is spent with what it confirmed: a form that is sent again, or three times at once, does nothing more.
    private async Task<CommandReceipt> Give(AtoZDb db, StaffVisit task, object payload, string nonce)
    {
        if (await nonces.Check(db, task.Holder, nonce) is { } spent)
        {
            return new CommandReceipt(null, null, null, null, spent);
        }

        CommandReceipt receipt = await staff.Give(db, task.Member, task.File.Claim.Id, task.Action.Kind, payload, task.Action.DebtId);
        if (receipt.Accepted)
        {
            await nonces.Spend(db, task.Holder, nonce);
        }

        return receipt;
    }

    // Whom the one-time code is bound to: the member, and what is decided.
    private static string Holder(StaffMember member, string path, string slug) => $"staff {member.Name} {path} {slug}";

    private sealed record StaffVisit(HttpRequest Request, StaffMember Member, CaseFile File, CaseAction Action, string Slug, string Path, IReadOnlyDictionary<string, string> Sent)
    {
        /// <summary>Whom the one-time code is bound to.</summary>
        public string Holder => DecideClaim.Holder(Member, Path, Slug);
    }
}
