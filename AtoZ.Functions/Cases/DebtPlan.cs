using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What the seller knows of a debt in advance (PROCESS §9): the steps to come with their days, the instalments, and the ways out. Pure.
/// </summary>
/// <param name="DebtId">The debt.</param>
/// <param name="Steps">What comes by itself; while something is arranged, as they come if it ends without being kept.</param>
/// <param name="Instalments">The instalments of the plan that runs; empty when none does.</param>
/// <param name="Exits">What ends the debt, or lifts the hold: a code for the texts, with amount and day where there are some.</param>
/// <param name="Limits">What may be arranged.</param>
public sealed record DebtPlan(DebtId DebtId, IReadOnlyList<RecoveryStep> Steps, IReadOnlyList<InstalmentStanding> Instalments, IReadOnlyList<Consequence> Exits, ArrangementLimits Limits)
{
    /// <summary>The plan of a debt at a moment; empty when the debt ended.</summary>
    /// <param name="debt">The debt.</param>
    /// <param name="arranged">What was arranged about it.</param>
    /// <param name="pages">Whether it can be paid on a page.</param>
    /// <param name="canFallAway">Whether the seller may appeal, or an appeal runs: what the seller agreed to stays due.</param>
    /// <param name="policy">The claim's policy.</param>
    /// <param name="now">The moment.</param>
    internal static DebtPlan Of(
        DebtRecord debt, IReadOnlyList<DebtArrangementRecord> arranged, PaymentPages pages, bool canFallAway, PolicyPack policy, DateTimeOffset now)
    {
        if (debt.ClosedAt is not null)
        {
            return new DebtPlan(debt.Id, [], [], [], Most(policy.Arrangements, arranged, now));
        }

        // Nothing comes while an arrangement runs; the steps go on at its end, if it is not kept.
        DateTimeOffset from = Guarantee.Policy.Arrangements.NextLook(debt, arranged, policy.Arrangements) is { } end && end > now ? end : now;
        DateTimeOffset start = debt.ClockStart(from);
        List<RecoveryStep> steps = [.. RecoverySchedule.For(start, policy.Recovery).Where(step => step.At > from)];
        return new DebtPlan(
            debt.Id,
            steps,
            InstalmentsOf(debt, arranged, policy.Arrangements),
            [.. ExitsOf(debt, arranged, start, pages, canFallAway, policy, now)],
            Most(policy.Arrangements, arranged, now));
    }

    private static ArrangementLimits Most(ArrangementTerms terms, IReadOnlyList<DebtArrangementRecord> arranged, DateTimeOffset now) =>
        new(terms.Instalments, now + terms.PromiseWithin, now + terms.PauseUpTo - Guarantee.Policy.Arrangements.Paused(arranged));

    private static List<InstalmentStanding> InstalmentsOf(DebtRecord debt, IReadOnlyList<DebtArrangementRecord> arranged, ArrangementTerms terms) =>
        Guarantee.Policy.Arrangements.Running(arranged, ArrangementKind.Plan) is { } plan
            ? [.. InstalmentPlan.Of(plan, debt.Currency, terms).Select(i => new InstalmentStanding(i.Number, i.Amount, i.DueAt, Guarantee.Policy.Arrangements.Paid(debt, plan) >= i.Total))]
            : [];

    private static IEnumerable<Consequence> ExitsOf(
        DebtRecord debt, IReadOnlyList<DebtArrangementRecord> arranged, DateTimeOffset start, PaymentPages pages, bool canFallAway, PolicyPack policy, DateTimeOffset now)
    {
        yield return new Consequence(pages.Offered ? "exit-pay" : "exit-pay-by-bank", debt.Outstanding);
        if (Guarantee.Policy.Arrangements.Running(arranged, ArrangementKind.Pause) is { } pause)
        {
            yield return new Consequence("exit-paused", null, pause.DueAt);
            yield break;
        }

        if (debt.HeldSince is not null)
        {
            yield return new Consequence("exit-hold-lifted", null, debt.HeldSince);
        }
        else if (RecoverySchedule.InvoiceDueAt(start, policy.Recovery) is var hold && hold > now)
        {
            yield return new Consequence("exit-before-hold", null, hold);
        }

        if (canFallAway)
        {
            yield return new Consequence("exit-appeal");
        }

        if (start + policy.Recovery.WriteOffProposedAfter is var end && end > now)
        {
            yield return new Consequence("exit-write-off", null, end);
        }
    }
}

/// <summary>What may be arranged about a debt now: instalments at most, latest promised moment, latest end of a pause.</summary>
public sealed record ArrangementLimits(int Instalments, DateTimeOffset PromiseUntil, DateTimeOffset PauseUntil);

/// <summary>An instalment and whether it is paid.</summary>
public sealed record InstalmentStanding(int Number, Money Amount, DateTimeOffset DueAt, bool Paid);
