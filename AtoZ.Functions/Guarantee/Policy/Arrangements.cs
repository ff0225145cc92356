using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What may be arranged about a debt, and when the next look at it is due (PROCESS §9). Rules DEBT-04, DEBT-05, DEBT-06.</summary>
internal static class Arrangements
{
    /// <summary>Whether an arrangement may be made now.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="payload">Its fields; null when only the moment is asked about.</param>
    /// <param name="debt">The debt.</param>
    /// <param name="earlier">Everything arranged about it so far.</param>
    /// <param name="terms">The pack's terms.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Null when it may be made, or when the command makes none.</returns>
    public static Refusal? Check(CommandKind kind, object? payload, IDebt debt, IReadOnlyList<IArrangement> earlier, ArrangementTerms terms, DateTimeOffset now) => kind switch
    {
        CommandKind.PromisePayment => CheckPromise(payload as PromisePayload, debt, earlier, terms, now),
        CommandKind.AskInstalments => CheckPlan(payload as InstalmentsPayload, debt, earlier, terms),
        CommandKind.PauseRecovery => CheckPause(payload as PausePayload, earlier, terms, now),
        CommandKind.ResumeRecovery => Running(earlier, ArrangementKind.Pause) is null
            ? new Refusal("NOT_PAUSED", 409, "The recovery is not paused.", "Nothing is to be done.")
            : null,
        CommandKind.GrantInstalments or CommandKind.RefuseInstalments => Asked(earlier) is null
            ? new Refusal("NO_PLAN_ASKED", 409, "No plan waits for an answer.", "Read the case again: it may have been answered meanwhile.")
            : null,
        _ => null,
    };

    /// <summary>Whether a plan needs nobody's approval: the first one, of a small debt.</summary>
    public static bool IsAutomatic(Money outstanding, IReadOnlyList<IArrangement> earlier, ArrangementTerms terms) =>
        earlier.All(a => a.Kind != ArrangementKind.Plan) && terms.PlanAutomaticUpTo.TryGetValue(outstanding.Currency, out long limit) && outstanding.MinorUnits <= limit;

    /// <summary>The arrangement of a kind that runs; null when none does.</summary>
    public static T? Running<T>(IEnumerable<T> all, ArrangementKind kind)
        where T : class, IArrangement => all.FirstOrDefault(a => a.Kind == kind && a.State == ArrangementState.Running);

    /// <summary>The plan that waits for the recovery desk; null when none does.</summary>
    public static T? Asked<T>(IEnumerable<T> all)
        where T : class, IArrangement => all.FirstOrDefault(a => a.State == ArrangementState.Asked);

    /// <summary>When somebody must look at the debt's arrangements again; null when the steps of the recovery run.</summary>
    /// <remarks>A pause goes before all else; a plan is looked at on each instalment's day and, if it is not paid then, at the end of its grace.</remarks>
    public static DateTimeOffset? NextLook(IDebt debt, IReadOnlyList<IArrangement> all, ArrangementTerms terms)
    {
        if (Running(all, ArrangementKind.Pause) is { } pause)
        {
            return pause.DueAt;
        }

        if (Running(all, ArrangementKind.Plan) is { } plan)
        {
            return InstalmentPlan.Open(InstalmentPlan.Of(plan, debt.Currency, terms), Paid(debt, plan)) is not { } open ? null
                : open.Number > plan.InstalmentsCalled ? open.DueAt
                : open.DueAt + terms.InstalmentGrace;
        }

        return (Asked(all) ?? Running(all, ArrangementKind.Promise))?.DueAt;
    }

    /// <summary>What came in since an arrangement began.</summary>
    public static Money Paid(IDebt debt, IArrangement arrangement) => new(debt.RecoveredMinor - arrangement.RecoveredBeforeMinor, debt.Currency);

    /// <summary>How long a debt was paused so far, and is.</summary>
    public static TimeSpan Paused(IEnumerable<IArrangement> all) => all
        .Where(a => a.Kind == ArrangementKind.Pause)
        .Aggregate(TimeSpan.Zero, (sum, a) => sum + ((a.EndedAt ?? a.DueAt) - a.AskedAt));

    private static Refusal? CheckPromise(PromisePayload? promise, IDebt debt, IReadOnlyList<IArrangement> earlier, ArrangementTerms terms, DateTimeOffset now)
    {
        if (Busy(earlier) is { } busy)
        {
            return busy;
        }

        if (earlier.Count(a => a.Kind == ArrangementKind.Promise) >= terms.Promises)
        {
            return new Refusal("PROMISES_USED", 409, $"A debt may have {terms.Promises} promises, and this one had.", "Pay, or ask for instalments.");
        }

        return promise switch
        {
            null => null,
            _ when promise.By <= now => new Refusal("PROMISE_PAST", 422, "The promised day is over.", "Promise a day to come.", "/by"),
            _ when promise.By > now + terms.PromiseWithin => new Refusal("PROMISE_TOO_FAR", 422, $"A promise is kept by {now + terms.PromiseWithin:u} at the latest.", "Promise an earlier day, or ask for instalments.", "/by"),
            { AmountMinor: <= 0 } => new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send the amount to pay in minor units.", "/amountMinor"),
            _ when promise.AmountMinor > debt.Outstanding.MinorUnits => new Refusal("AMOUNT_TOO_MUCH", 422, $"Only {debt.Outstanding} is owed.", "Promise that, or less.", "/amountMinor"),
            _ => null,
        };
    }

    private static Refusal? CheckPlan(InstalmentsPayload? plan, IDebt debt, IReadOnlyList<IArrangement> earlier, ArrangementTerms terms)
    {
        if (Busy([.. earlier.Where(a => a.Kind != ArrangementKind.Promise)]) is { } busy)
        {
            return busy;
        }

        if (earlier.Count(a => a.Kind == ArrangementKind.Plan) >= terms.Plans)
        {
            return new Refusal("PLANS_USED", 409, $"A debt may have {terms.Plans} plans, and this one had.", "Pay what is owed, or write to us.");
        }

        bool fits = plan is null || (plan.Count >= 2 && plan.Count <= terms.Instalments && plan.Count <= debt.Outstanding.MinorUnits);
        return fits ? null : new Refusal("INSTALMENTS_COUNT", 422, $"A plan has 2 to {terms.Instalments} instalments.", "Choose a number between.", "/count");
    }

    private static Refusal? CheckPause(PausePayload? pause, IReadOnlyList<IArrangement> earlier, ArrangementTerms terms, DateTimeOffset now)
    {
        if (Running(earlier, ArrangementKind.Pause) is not null)
        {
            return new Refusal("RECOVERY_PAUSED", 409, "The recovery is paused already.", "Resume it first, to pause it anew.");
        }

        TimeSpan left = terms.PauseUpTo - Paused(earlier);
        return pause switch
        {
            _ when left <= TimeSpan.Zero => new Refusal("PAUSES_USED", 409, "The debt was paused as long as the policy allows.", "Offer instalments."),
            null => null,
            { Reason: var reason } when VisibleText.IsMissing(reason) => new Refusal("REASON_REQUIRED", 422, "A reason is required.", "Say what the hardship is.", "/reason"),
            _ when pause.Until <= now => new Refusal("PAUSE_PAST", 422, "The pause would be over.", "Choose a day to come.", "/until"),
            _ when pause.Until > now + left => new Refusal("PAUSE_TOO_LONG", 422, $"The pause may last until {now + left:u}.", "Choose an earlier day.", "/until"),
            _ => null,
        };
    }

    private static Refusal? Busy(IReadOnlyList<IArrangement> earlier)
    {
        if (Running(earlier, ArrangementKind.Pause) is not null)
        {
            return new Refusal("RECOVERY_PAUSED", 409, "The recovery is paused.", "Nothing is due while it is; you can pay at any time.");
        }

        if (Asked(earlier) is not null || Running(earlier, ArrangementKind.Plan) is not null)
        {
            return new Refusal("PLAN_RUNNING", 409, "There is a plan of instalments.", "Pay as planned, or more.");
        }

        return Running(earlier, ArrangementKind.Promise) is null ? null : new Refusal("PROMISE_RUNNING", 409, "There is a promise already.", "Keep it, or ask for instalments.");
    }
}
