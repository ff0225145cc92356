using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>
/// Tries numbers of fraud rules on past claims, each with the facts of the day it was filed. Reads only. What a party is looked at for is never
/// changed by it: numbers come into force by a published pack alone.
/// </summary>
internal sealed class BackTest(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    private const int MostUnlessAsked = 500;
    private const int MostAtOnce = 2000;

    private static readonly StageKind[] Looks = [StageKind.ExpertOpinion, StageKind.FraudDecision];

    /// <summary>Runs a test.</summary>
    /// <returns>The report, or what is wrong with what is to be tried.</returns>
    public async Task<(BackTestReport? Report, Refusal? Refusal)> Run(BackTestBody wish)
    {
        if (Check(wish) is { } refusal)
        {
            return (null, refusal);
        }

        DateTimeOffset from = wish.From ?? DateTimeOffset.MinValue.AddYears(1), to = wish.To ?? clock.GetUtcNow();
        List<ClaimRecord> claims = await store.Read(db => db.Claims
            .Where(c => c.FiledAt >= from && c.FiledAt < to && db.FraudChecks.Any(f => f.ClaimId == c.Id))
            .OrderByDescending(c => c.FiledAt)
            .Take(wish.Limit ?? MostUnlessAsked)
            .ToListAsync());
        List<PastClaim> past = [];
        foreach (ClaimRecord claim in claims)
        {
            past.Add(await store.Read(db => Past(db, claim, wish)));
        }

        return (BackTestSums.Of(past, policies.InForce(clock.GetUtcNow()).Fraud), null);
    }

    private static Refusal? Check(BackTestBody wish)
    {
        if (wish.Limit is < 1 or > MostAtOnce)
        {
            return new Refusal("LIMIT_WRONG", 422, $"A back-test takes 1 to {MostAtOnce} claims.", "Ask for fewer claims, or for a shorter time.", "/limit");
        }

        foreach ((string code, RuleChange change) in wish.Rules ?? new Dictionary<string, RuleChange>())
        {
            if (FraudCheck.Rules.FirstOrDefault(r => r.Code == code) is not { } rule)
            {
                return new Refusal("RULE_UNKNOWN", 422, $"There is no rule {code}.", $"Use one of {FraudCheck.Rules[0].Code} to {FraudCheck.Rules[^1].Code}.", $"/rules/{code}");
            }

            if (change is { Weight: < 0 } or { Threshold: < 0 } or { WindowDays: < 1 } || (change.WindowDays is not null && !rule.LooksBack && rule.Code != "FRAUD-19"))
            {
                return new Refusal("RULE_CHANGE_WRONG", 422, $"{code} cannot have these numbers.", "Use zero or more, and a window only for a rule that looks back.", $"/rules/{code}");
            }
        }

        return wish is { ReviewFrom: < 1 } || (wish.BlockFrom is { } block && wish.ReviewFrom is { } review && block <= review)
            ? new Refusal("RULE_CHANGE_WRONG", 422, "The bands must begin above zero, block above review.", "Choose other limits.", "/reviewFrom")
            : null;
    }

    private static FraudTerms Changed(FraudTerms terms, BackTestBody wish) => terms with
    {
        ReviewFrom = wish.ReviewFrom ?? terms.ReviewFrom,
        BlockFrom = wish.BlockFrom ?? terms.BlockFrom,
        Rules = terms.Rules.ToDictionary(r => r.Key, r => wish.Rules?.GetValueOrDefault(r.Key) is { } change ? Changed(r.Value, change) : r.Value, StringComparer.Ordinal),
    };

    private static FraudRuleTerms Changed(FraudRuleTerms rule, RuleChange change) => rule with
    {
        Weight = change.Weight ?? rule.Weight,
        Threshold = change.Threshold ?? rule.Threshold,
        Window = change.WindowDays is { } days ? TimeSpan.FromDays(days) : rule.Window,
        Shadow = change.Shadow ?? rule.Shadow,
    };

    private static TimeSpan? LookedFor(List<StageRecord> stages)
    {
        List<StageRecord> ended = [.. stages.Where(s => s.ClosedAt is not null)];
        return ended.Count == 0 ? null : ended.Aggregate(TimeSpan.Zero, (sum, s) => sum + (s.ClosedAt!.Value - s.OpenedAt));
    }

    private async Task<PastClaim> Past(AtoZDb db, ClaimRecord claim, BackTestBody wish)
    {
        PolicyPack pack = policies.For(claim);
        PolicyPack tried = pack with { Fraud = Changed(pack.Fraud, wish) };
        FraudCheckRecord then = await db.FraudChecks.SingleAsync(f => f.ClaimId == claim.Id);
        FraudFacts facts = await FraudFactsReader.Read(db, claim, tried);
        FraudAssessment now = FraudCheck.Run(facts, tried.Fraud, await Snoozes.Of(db, claim, then.At));
        List<StageRecord> looks = await db.Stages.Where(s => s.ClaimId == claim.Id && Looks.Contains(s.Kind)).ToListAsync();
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        return new PastClaim(
            then.Band != FraudBand.Clear,
            now.Band != FraudBand.Clear,
            claim.Outcome == ClaimOutcome.RefusedForFraud,
            claim.ClosedAt is not null,
            claim.PaidMinor,
            claim.Currency,
            LookedFor(looks),
            [.. now.Findings.Where(f => f.Counts && f.Side == FraudSide.Buyer).Select(f => f.Code)],
            [.. Groups(claim, line, facts, pack.Fraud)]);
    }

    // Groups that a rule should not single out: where a buyer lives, which language they read, whether they are new here.
    private static IEnumerable<string> Groups(ClaimRecord claim, OrderLine? line, FraudFacts facts, FraudTerms terms)
    {
        yield return $"language {claim.Language}";
        if (line?.BuyerState is { Length: > 0 } state)
        {
            yield return $"state {state}";
        }

        if (facts.AccountOpenedAt is { } opened)
        {
            yield return claim.FiledAt - opened < terms.Rules["FRAUD-19"].Window ? "account new" : "account old";
        }

        yield return facts.EarlierClaims.Count == 0 ? "first claim" : "claimed before";
    }
}
