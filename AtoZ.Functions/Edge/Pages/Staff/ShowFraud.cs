using System.Globalization;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The fraud rules: their numbers, what is put off, and what other numbers would have done to past claims. Reading it changes nothing.</summary>
internal sealed class ShowFraud(StaffFrontDesk desk, SnoozeDesk snoozes, BackTest test, IPolicyLibrary policies, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows the rules; with numbers in the query, a back-test of them.</summary>
    [Function("StaffFraudPage")]
    [Costly]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/fraud")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        PolicyPack policy = policies.InForce(clock.GetUtcNow());
        (BackTestReport? report, Refusal? refusal) = request.Query.ContainsKey("rule") && (member.Is(Party.Investigator) || member.Is(Party.Approver)) ? await test.Run(Wish(request.Query)) : (null, null);
        FraudPageView view = new(
            desk.Frame(request, member, reader => reader.Say("staff.nav.fraud"), "/staff/fraud"),
            policy.Version,
            [.. FraudCheck.Rules.Select(r => new FraudRuleRow(r.Code, r.Sentence, r.Side, r.Basis, policy.Fraud.Rules[r.Code]))],
            await snoozes.Active(),
            member.Is(Party.Investigator),
            request.Query["rule"].ToString(),
            report,
            refusal is null ? null : $"{refusal.Detail} {refusal.Remedy}");
        return await pages.Page<FraudPage>(view, refusal?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Puts a rule off for a party.</summary>
    [Function("StaffSnooze")]
    public async Task<IActionResult> Snooze([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/fraud/snooze")] HttpRequest request) => await Change(request, async (member, sent) =>
    {
        _ = int.TryParse(sent.GetValueOrDefault("days"), NumberStyles.None, CultureInfo.InvariantCulture, out int days);
        string rule = sent.GetValueOrDefault("rule") ?? "";
        SnoozeBody wish = new(rule, Snoozes.SideOf(rule) ?? Party.None, sent.GetValueOrDefault("partyId") ?? "", clock.GetUtcNow().AddDays(days), sent.GetValueOrDefault("comment") ?? "");
        return (await snoozes.Snooze(member, wish)).Refusal;
    });

    /// <summary>Lets a rule count again.</summary>
    [Function("StaffLiftSnooze")]
    public async Task<IActionResult> Lift([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/fraud/lift")] HttpRequest request) =>
        await Change(request, async (member, sent) => (await snoozes.Lift(member, sent.GetValueOrDefault("id") ?? "")).Refusal);

    private async Task<IActionResult> Change(HttpRequest request, Func<StaffMember, IReadOnlyDictionary<string, string>, Task<Refusal?>> change)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        return await change(member, await SentForm.Read(request)) is { } refusal ? await desk.Refused(request, refusal, "/staff/fraud") : new SeeOther("/staff/fraud");
    }

    private static BackTestBody Wish(IQueryCollection query)
    {
        string rule = query["rule"].ToString();
        RuleChange change = new(Whole(query["weight"]), Number(query["threshold"]), Whole(query["days"]));
        return new BackTestBody(ReviewFrom: Whole(query["reviewFrom"]), Rules: rule.Length == 0 ? null : new Dictionary<string, RuleChange> { [rule] = change });
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
