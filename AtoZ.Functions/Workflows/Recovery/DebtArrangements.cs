using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Makes and ends the arrangements of a debt, in the caller's transaction; each change stands on the timeline.</summary>
internal static class DebtArrangements
{
    /// <summary>All arrangements of a debt, those of this transaction too, the oldest first.</summary>
    public static async Task<List<DebtArrangementRecord>> Of(OpenedCase open, DebtId debt)
    {
        List<DebtArrangementRecord> stored = await open.Db.DebtArrangements.Where(a => a.DebtId == debt).ToListAsync();
        return [.. stored.UnionBy(open.Db.DebtArrangements.Local.Where(a => a.DebtId == debt), a => a.Number).OrderBy(a => a.Number)];
    }

    /// <summary>The seller promises.</summary>
    public static async Task Promise(OpenedCase open, DebtRecord debt, string command)
    {
        (_, PromisePayload promise) = await open.Command<PromisePayload>(command);
        DebtArrangementRecord made = await Add(open, debt, ArrangementKind.Promise, ArrangementState.Running, Math.Min(promise.AmountMinor, debt.Outstanding.MinorUnits), promise.By, "");
        await Note(open, made, "PromiseMade");
    }

    /// <summary>The seller asks for instalments: a small debt gets them at once, any other waits for the recovery desk.</summary>
    public static async Task AskPlan(OpenedCase open, DebtRecord debt, string command)
    {
        (_, InstalmentsPayload asked) = await open.Command<InstalmentsPayload>(command);
        ArrangementTerms terms = open.Policy.Arrangements;
        bool automatic = Arrangements.IsAutomatic(debt.Outstanding, await Of(open, debt.Id), terms);
        DebtArrangementRecord plan = await Add(
            open, debt, ArrangementKind.Plan, ArrangementState.Asked, debt.Outstanding.MinorUnits, open.Now + terms.PlanAnsweredWithin, asked.Reason, asked.Count);
        await Note(open, plan, "PlanAsked");
        if (automatic)
        {
            await Grant(open, debt, plan);
            return;
        }

        await DebtStages.AskDesk(open, debt, plan);
    }

    /// <summary>A plan begins; what was promised falls away, since the plan takes its place.</summary>
    public static async Task Grant(OpenedCase open, DebtRecord debt, DebtArrangementRecord plan)
    {
        foreach (DebtArrangementRecord promise in (await Of(open, debt.Id)).Where(a => a is { Kind: ArrangementKind.Promise, State: ArrangementState.Running }))
        {
            End(open, promise, ArrangementState.Ended);
        }

        plan.State = ArrangementState.Running;
        plan.DueAt = open.Now + open.Policy.Arrangements.FirstInstalmentAfter;
        await DebtStages.Answered(open, plan);
        await Note(open, plan, "PlanGranted");
    }

    /// <summary>The recovery desk refuses a plan.</summary>
    public static async Task Refuse(OpenedCase open, DebtArrangementRecord plan)
    {
        End(open, plan, ArrangementState.Refused);
        await DebtStages.Answered(open, plan);
        await Note(open, plan, "PlanRefused");
    }

    /// <summary>The recovery desk pauses a recovery.</summary>
    public static async Task Pause(OpenedCase open, DebtRecord debt, string command)
    {
        (_, PausePayload pause) = await open.Command<PausePayload>(command);
        await Note(open, await Add(open, debt, ArrangementKind.Pause, ArrangementState.Running, 0, pause.Until, pause.Reason), "PauseBegan");
    }

    /// <summary>A pause ends; what else was arranged has as much time left as when it began.</summary>
    public static async Task Resume(OpenedCase open, DebtRecord debt, DebtArrangementRecord pause)
    {
        End(open, pause, ArrangementState.Kept);
        foreach (DebtArrangementRecord other in (await Of(open, debt.Id)).Where(a => a.State is ArrangementState.Running or ArrangementState.Asked))
        {
            other.DueAt += open.Now - pause.AskedAt;
        }

        await Note(open, pause, "PauseEnded");
    }

    /// <summary>An arrangement was not kept.</summary>
    public static async Task Break(OpenedCase open, DebtArrangementRecord broken)
    {
        End(open, broken, ArrangementState.Broken);
        await Note(open, broken, $"{broken.Kind}Broken");
    }

    /// <summary>
    /// Follows whatever happened to a debt: what was kept ends, the clock of the steps stands still or runs, disbursements are held or
    /// not, and the next moment is known.
    /// </summary>
    public static async Task Follow(OpenedCase open, DebtRecord debt)
    {
        List<DebtArrangementRecord> all = await Of(open, debt.Id);
        foreach (DebtArrangementRecord arranged in all.Where(a => a.State is ArrangementState.Running or ArrangementState.Asked))
        {
            await FollowOne(open, debt, arranged);
        }

        Rest(open, debt, all);
        await Hold(open, debt, all);
        debt.NextAttemptAt = debt.ClosedAt is not null
            ? null
            : Arrangements.NextLook(debt, all, open.Policy.Arrangements) ?? RecoverySchedule.Next(debt.ClockStart(open.Now), open.Now, open.Policy.Recovery)?.At;
    }

    private static async Task FollowOne(OpenedCase open, DebtRecord debt, DebtArrangementRecord arranged)
    {
        bool promiseKept = arranged.Kind == ArrangementKind.Promise && Arrangements.Paid(debt, arranged).MinorUnits >= arranged.AmountMinor;
        if (debt.ClosedAt is null && !promiseKept)
        {
            return;
        }

        bool kept = promiseKept || (debt.State == DebtState.Recovered && arranged is { Kind: ArrangementKind.Plan, State: ArrangementState.Running });
        End(open, arranged, kept ? ArrangementState.Kept : ArrangementState.Ended);
        if (kept)
        {
            await Note(open, arranged, $"{arranged.Kind}Kept");
        }
    }

    private static void Rest(OpenedCase open, DebtRecord debt, List<DebtArrangementRecord> all)
    {
        bool rests = all.Any(a => a.State is ArrangementState.Running or ArrangementState.Asked);
        if (rests)
        {
            debt.RestingSince ??= open.Now;
        }
        else if (debt.RestingSince is { } since)
        {
            debt.RestedSeconds += (long)Math.Ceiling((open.Now - since).TotalSeconds);
            debt.RestingSince = null;
        }
    }

    // A plan or a pause lifts the hold: who pays as arranged, or cannot pay, lives on what comes in.
    private static async Task Hold(OpenedCase open, DebtRecord debt, List<DebtArrangementRecord> all)
    {
        bool relieved = Arrangements.Running(all, ArrangementKind.Plan) is not null || Arrangements.Running(all, ArrangementKind.Pause) is not null;
        bool overdue = RecoverySchedule.InvoiceDueAt(debt.ClockStart(open.Now), open.Policy.Recovery) <= open.Now;
        bool holds = debt.ClosedAt is null && overdue && !relieved;
        if (holds == debt.HeldSince is not null)
        {
            return;
        }

        debt.HeldSince = holds ? open.Now : null;
        await Note(open, debt.Id, $"hold/{debt.Id}/{open.Now.ToUnixTimeSeconds()}", holds ? "HoldBegan" : "HoldLifted");
    }

    private static async Task<DebtArrangementRecord> Add(
        OpenedCase open, DebtRecord debt, ArrangementKind kind, ArrangementState state, long amountMinor, DateTimeOffset dueAt, string reason, int instalments = 0)
    {
        DebtArrangementRecord made = new()
        {
            DebtId = debt.Id,
            Number = (await Of(open, debt.Id)).Count + 1,
            Kind = kind,
            State = state,
            AmountMinor = amountMinor,
            Instalments = instalments,
            RecoveredBeforeMinor = debt.RecoveredMinor,
            AskedAt = open.Now,
            DueAt = dueAt,
            Reason = reason,
        };
        open.Db.DebtArrangements.Add(made);
        return made;
    }

    private static void End(OpenedCase open, DebtArrangementRecord arranged, ArrangementState state)
    {
        arranged.State = state;
        arranged.EndedAt = open.Now;
    }

    private static Task Note(OpenedCase open, DebtArrangementRecord arranged, string what) => Note(
        open,
        arranged.DebtId,
        $"arranged/{arranged.DebtId}/{arranged.Number}/{what}",
        what,
        (Names.Amount, arranged.AmountMinor > 0 ? open.Money(arranged.AmountMinor).ToString() : null),
        (Names.Deadline, arranged.EndedAt is null ? arranged.DueAt.ToString("o") : null),
        (Names.Instalments, arranged.Instalments > 0 ? $"{arranged.Instalments}" : null),
        (Names.Message, arranged.Reason.Length > 0 ? arranged.Reason : null));

    private static Task Note(OpenedCase open, DebtId debt, string key, string what, params (string Name, string? Value)[] facts) =>
        open.Note(key, Party.System, TimelineKind.DebtArranged, Audience.Seller, [(Names.Method, what), ("debt", debt.Value), .. facts]);
}
