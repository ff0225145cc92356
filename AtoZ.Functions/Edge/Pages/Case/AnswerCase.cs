using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>
/// An action of a party in two steps: the form, then what it does. Only a POST that brings the one-time code of the second step
/// acts; everything before only shows.
/// </summary>
internal sealed class AnswerCase(CaseFrontDesk desk, CaseDesk cases, PageRenderer pages)
{
    /// <summary>Shows what an action needs and leads to.</summary>
    [Function("AskAnswer")]
    public async Task<IActionResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "case/{token}/do/{slug}")] HttpRequest request, string token, string slug)
    {
        (CaseVisit? opened, HtmlPage? closed) = await desk.Open(token, request);
        if (opened is null)
        {
            return closed!;
        }

        CaseVisit visit = About(opened, slug, request);

        if (visit.File.Underway is { } underway)
        {
            return await UnderwayPage.Show(pages, visit.Reader, underway, request);
        }

        (IReadOnlyList<Consequence> effects, Refusal? refusal) = Offered(visit, slug);
        if (refusal is not null)
        {
            return await desk.Refused(visit, refusal);
        }

        Dictionary<string, string> nothing = [];
        return await pages.Page<ActionPage>(ActionInputs.Of(slug, visit.File, visit.Reader, nothing).Count == 0
            ? ActionForms.Confirm(slug, visit.File, visit.Path, visit.Reader, effects, nothing, visit.Nonce, [])
            : ActionForms.Ask(slug, visit.File, visit.Path, visit.Reader, effects, nothing, []));
    }

    /// <summary>Checks the form and shows what it does; with the code of that page, does it.</summary>
    [Function("GiveAnswer")]
    public async Task<IActionResult> Give(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/do/{slug}")] HttpRequest request, string token, string slug, [DurableClient] DurableTaskClient client)
    {
        (CaseVisit? opened, HtmlPage? closed) = await desk.Open(token, request);
        if (opened is null)
        {
            return closed!;
        }

        CaseVisit visit = About(opened, slug, request);

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        bool known = slug == Slugs.Appeal || Slugs.Command(slug) is not null;
        if (known && sent.TryGetValue("nonce", out string? code) && await cases.WasDone(visit.File.Link!, code, Slugs.Command(slug)))
        {
            return new SeeOther(visit.Path, slug);
        }

        (IReadOnlyList<Consequence> effects, Refusal? refusal) = Offered(visit, slug);
        if (refusal is not null)
        {
            return await desk.Refused(visit, refusal);
        }

        (object? payload, IReadOnlyList<ProblemView> problems) = ActionPayloads.Read(slug, visit.File, visit.Reader, sent);
        if (payload is null)
        {
            return await Again(visit, slug, effects, sent, problems);
        }

        return sent.TryGetValue("nonce", out string? nonce)
            ? await Act(visit, slug, payload, sent, nonce, client)
            : await Confirm(visit, slug, payload, sent, []);
    }

    private static (IReadOnlyList<Consequence> Effects, Refusal? Refusal) Offered(CaseVisit visit, string slug)
    {
        if (slug == Slugs.Appeal)
        {
            return ([], visit.File.Appeal.WhyNot);
        }

        CaseAction? action = visit.File.Actions.FirstOrDefault(a => Slugs.Of(a.Kind) == slug);
        return action is null ? ([], NoLonger(visit, slug) ?? Unknown) : (action.Consequences, action.WhyNot);
    }

    // What is done about a debt is done about the one that the address names; a form without a name is about the first.
    private static CaseVisit About(CaseVisit visit, string slug, HttpRequest request)
    {
        DebtId? debt = request.Query[Slugs.DebtField].FirstOrDefault() is { Length: > 0 } named
            ? new DebtId(named)
            : Turns.OpenDebt(visit.File)?.Id;
        return CommandCatalogue.OfSlug(slug) is { IsAboutDebt: true } && visit.File.Viewer == Party.Seller && debt is { } one
            ? visit with { File = visit.File.About(one) }
            : visit;
    }

    // A debt that was named, and that nothing can be done about any more, or that never was.
    private static Refusal? NoLonger(CaseVisit visit, string slug) => visit.File.OneDebt is { } debt && Slugs.Command(slug) is { } kind
        ? DebtCommands.WithoutStage(
            new NewCommand(visit.File.Claim.Id, kind, visit.File.Viewer, visit.File.Link!.Id, new NoPayload(), debt),
            visit.File.Claim,
            visit.File.Debts)
        : null;

    private static Refusal Unknown { get; } = new("NOT_YOURS", StatusCodes.Status404NotFound, "This link does not allow that.", "Go back to the case.");

    private async Task<IActionResult> Again(CaseVisit visit, string slug, IReadOnlyList<Consequence> effects, IReadOnlyDictionary<string, string> sent, IReadOnlyList<ProblemView> problems) =>
        await pages.Page<ActionPage>(ActionForms.Ask(slug, visit.File, visit.Path, visit.Reader, effects, sent, problems), StatusCodes.Status422UnprocessableEntity);

    private async Task<IActionResult> Confirm(CaseVisit visit, string slug, object payload, IReadOnlyDictionary<string, string> sent, IReadOnlyList<ProblemView> problems)
    {
        if (Slugs.Command(slug) is not { } kind)
        {
            return await pages.Page<ActionPage>(ActionForms.Confirm(slug, visit.File, visit.Path, visit.Reader, [], sent, visit.Nonce, problems));
        }

        (CaseAction? preview, Refusal? refusal) = await cases.DryRun(visit.Token, kind, payload, visit.File.OneDebt);
        if ((refusal ?? preview?.WhyNot) is { } wrong)
        {
            return await Again(visit, slug, [], sent, [Problem(visit, wrong)]);
        }

        return await pages.Page<ActionPage>(ActionForms.Confirm(slug, visit.File, visit.Path, visit.Reader, preview!.Consequences, sent, visit.Nonce, problems));
    }

    private async Task<IActionResult> Act(CaseVisit visit, string slug, object payload, IReadOnlyDictionary<string, string> sent, string nonce, DurableTaskClient client)
    {
        Refusal? refusal = slug == Slugs.Appeal ? await Appeal(visit, sent, nonce, client) : await Command(visit, slug, payload, sent, nonce, client);
        return refusal switch
        {
            null => new SeeOther(visit.Path, slug),

            // The other of two that came at once was first.
            { Code: "NONCE_USED" } when await cases.WasDone(visit.File.Link!, nonce, Slugs.Command(slug)) => new SeeOther(visit.Path, slug),
            { Code: "NONCE_EXPIRED" or "NONCE_WRONG" } => await Confirm(visit, slug, payload, sent, [Problem(visit, refusal)]),
            { Status: StatusCodes.Status422UnprocessableEntity } => await Again(visit, slug, [], sent, [Problem(visit, refusal)]),
            _ => await desk.Refused(visit, refusal),
        };
    }

    private async Task<Refusal?> Command(CaseVisit visit, string slug, object payload, IReadOnlyDictionary<string, string> sent, string nonce, DurableTaskClient client)
    {
        bool draft = sent.GetValueOrDefault("when") == "deadline";
        CommandReceipt receipt = await cases.Give(visit.Token, nonce, Slugs.Command(slug)!.Value, payload, visit.File.OneDebt, draft);
        await Launch.Wake(client, receipt);
        return receipt.Refusal;
    }

    private async Task<Refusal?> Appeal(CaseVisit visit, IReadOnlyDictionary<string, string> sent, string nonce, DurableTaskClient client)
    {
        AppealReceipt receipt = await cases.Appeal(visit.Token, nonce, sent.GetValueOrDefault("statement") ?? "");
        if (receipt is { ClaimId: { } claim, Number: { } number })
        {
            await Launch.Appeal(client, claim, number);
        }

        return receipt.Refusal;
    }

    private static ProblemView Problem(CaseVisit visit, Refusal refusal) => new(refusal.Field switch
    {
        "/amountMinor" or "/postageMinor" => "amount",
        "/carrier" => "carrier",
        "/trackingNumber" => "trackingNumber",
        "/note" => "note",
        "/condition" => "condition",
        "/by" or "/until" => "day",
        "/count" => "count",
        "/reason" => "reason",
        "/statement" => "statement",
        "/remedy" => "remedy",
        _ => null,
    }, Sentences.Refusal(visit.Reader, refusal, visit.File.Claim.Status))
    {
        Rule = Sentences.Rule(visit.Reader, refusal, visit.File.Claim),
    };
}
