using System.Text.Json;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>
/// Tries two packs on the facts of past filings. Both are judged by today's code, so that what differs comes from the numbers alone. Only
/// reads.
/// </summary>
internal sealed class PastFilings(IFraudDesk fraud)
{
    private const int BatchSize = 200;
    private const int MostExamples = 5;

    /// <summary>Compares a draft with another pack.</summary>
    public async Task<PackComparison> Compare(AtoZDb db, LoadedPack draft, LoadedPack against)
    {
        IReadOnlyList<NumberChange> numbers = PackDifference.Between(against, draft);
        Trial trial = new(draft, against, numbers.Any(n => n.Path.Contains("fraud.", StringComparison.Ordinal) || n.Path.Contains("eligibility.", StringComparison.Ordinal)));
        long after = 0;
        int tried = 0;
        int unreadable = 0;
        List<PastOutcome> outcomes = [];
        while (numbers.Count > 0 && await Batch(db, after) is { Count: > 0 } batch)
        {
            foreach ((IntakeCheckRecord filing, ClaimRecord? claim) in batch)
            {
                if (Facts(filing) is { } facts)
                {
                    tried++;
                    outcomes.AddRange(await Try(db, trial, facts, claim));
                }
                else
                {
                    unreadable++;
                }
            }

            after = batch[^1].Filing.Sequence;
        }

        return new PackComparison(draft.Pack.Version, against.Pack.Version, numbers, tried, unreadable, Sum(outcomes));
    }

    private static async Task<List<(IntakeCheckRecord Filing, ClaimRecord? Claim)>> Batch(AtoZDb db, long after)
    {
        List<IntakeCheckRecord> filings = await db.IntakeChecks.Where(f => f.Sequence > after).OrderBy(f => f.Sequence).Take(BatchSize).ToListAsync();
        List<ClaimId?> ids = [.. filings.Where(f => f.ClaimId != null).Select(f => f.ClaimId)];
        Dictionary<ClaimId, ClaimRecord> claims = await db.Claims.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        return [.. filings.Select(f => (f, f.ClaimId is { } id ? claims.GetValueOrDefault(id) : null))];
    }

    private static ScopedFacts? Facts(IntakeCheckRecord filing)
    {
        try
        {
            return FiledFacts.Read(filing);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IEnumerable<PastOutcome>> Try(AtoZDb db, Trial trial, ScopedFacts filed, ClaimRecord? claim)
    {
        (PolicyPack then, PolicyPack now) = (trial.Against.For(filed.Scope), trial.Draft.For(filed.Scope));
        EligibilityVerdict before = EligibilityRules.Check(filed.Facts, then);
        EligibilityVerdict after = EligibilityRules.Check(filed.Facts, now);
        if (before.Eligible != after.Eligible)
        {
            string[] rules = [.. (after.Eligible ? before : after).Broken.Select(f => f.Code)];
            return after.Eligible
                ? [new PastOutcome(PackEffectKind.NowTakenIn, filed.Scope.Currency, claim?.Id, filed.Facts.AmountMinor, filed.Facts.AmountMinor, rules)]
                : [new PastOutcome(PackEffectKind.NowRefused, filed.Scope.Currency, claim?.Id, filed.Facts.AmountMinor, -(claim?.PaidMinor ?? 0), rules)];
        }

        return claim is null || !after.Eligible
            ? []
            :
            [
                .. await Fraud(db, trial, claim, then, now),
                .. Approvers(claim, then, now),
                .. await PastAnswers.Try(db, claim, then, now),
                .. await PastMoney.Try(db, claim, then, now),
            ];
    }

    private async Task<IEnumerable<PastOutcome>> Fraud(AtoZDb db, Trial trial, ClaimRecord claim, PolicyPack then, PolicyPack now)
    {
        if (!trial.FraudMayDiffer)
        {
            return [];
        }

        bool before = (await fraud.Check(db, claim, then, claim.FiledAt)).Band != FraudBand.Clear;
        bool after = (await fraud.Check(db, claim, now, claim.FiledAt)).Band != FraudBand.Clear;
        return before == after ? [] : [PastOutcome.Of(after ? PackEffectKind.NowToAPerson : PackEffectKind.NoLongerToAPerson, claim, 0, "FRAUD")];
    }

    private static IEnumerable<PastOutcome> Approvers(ClaimRecord claim, PolicyPack then, PolicyPack now)
    {
        int before = Payouts.ApproversNeeded(claim.Amount, then.Payouts);
        int after = Payouts.ApproversNeeded(claim.Amount, now.Payouts);
        return before == after ? [] : [PastOutcome.Of(after > before ? PackEffectKind.MoreApprovers : PackEffectKind.FewerApprovers, claim, 0, after > before ? "PAY-01" : "PAY-02")];
    }

    private static List<PackEffect> Sum(List<PastOutcome> outcomes) =>
    [
        .. outcomes.GroupBy(o => (o.Kind, o.Currency)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Currency, StringComparer.Ordinal).Select(g => new PackEffect(
            g.Key.Kind,
            g.Key.Currency,
            g.Count(),
            g.Sum(o => o.AmountMinor),
            g.Sum(o => o.PaidToBuyersMinor),
            [.. g.SelectMany(o => o.Rules).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. g.Select(o => o.Claim).OfType<ClaimId>().Take(MostExamples)])),
    ];

    private sealed record Trial(LoadedPack Draft, LoadedPack Against, bool FraudMayDiffer);
}
