using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Opens a stage and tells whoever acts next, or moves the deadline of a standing one on. The claim then says whose turn it is.</summary>
internal sealed class OpenStage(CaseStore cases, TrackedClaims tracked, Telling telling)
{
    /// <summary>A stage that is there already keeps its deadline, so that a repeat gives nobody more time.</summary>
    [Function(nameof(OpenStage))]
    public async Task<StageOpened> Run([ActivityTrigger] StageOpening opening)
    {
        StageOpened stage = await cases.Change(opening.ClaimId, open => Open(open, opening));
        return stage with { Told = stage.Closed || opening.Announce is null || await telling.Try(opening.Announce, opening.Key) };
    }

    private async Task<StageOpened> Open(OpenedCase open, StageOpening opening)
    {
        StageRecord? stage = await open.Db.Stages.SingleOrDefaultAsync(s => s.Key == opening.Key);
        bool isNew = stage is null;
        if (stage is { ClosedAt: not null })
        {
            return new StageOpened(stage.Deadline, Closed: true, HasCommands: false);
        }

        if (stage is null)
        {
            stage = New(opening, open.Now, await PartyCalendars.Of(open.Db, open.Claim, open.Policy));
            open.Db.Stages.Add(stage);
            await StagePromises.Write(open.Db, stage, open.Claim, open.Policy);
        }

        if (Stages.IsStanding(stage.Kind))
        {
            stage.Deadline = opening.Deadline;
        }

        if (stage.DebtId is null && !Stages.IsBeside(stage.Kind))
        {
            open.Turn(Stages.Status(stage.Kind), stage.NextActor, stage.Deadline);
        }

        await EndSchedule(open, stage);
        await Ask(open, stage);
        if (isNew && await DecidedByFacts(open, stage))
        {
            return new StageOpened(stage.Deadline, Closed: true, HasCommands: true);
        }

        bool commands = await open.Db.Commands.AnyAsync(c => c.StageKey == stage.Key && c.State == CommandState.Pending) || await IsSettled(open, stage);
        return new StageOpened(stage.Deadline, Closed: false, commands);
    }

    // A debt may be paid before its recovery is there to be woken: what woke nobody stands in the store.
    private static async Task<bool> IsSettled(OpenedCase open, StageRecord stage) =>
        stage.DebtId is { } owed && await open.Db.Debts.AnyAsync(d => d.Id == owed && d.ClosedAt != null);

    // A fact that came while nobody waited for it. Nobody is asked for an answer any more when all came back another way.
    private async Task<bool> DecidedByFacts(OpenedCase open, StageRecord stage)
    {
        bool follows = stage.DebtId is null && !Stages.IsBeside(stage.Kind);
        if (!follows || !(stage.Kind == StageKind.ReturnTransit || await tracked.IsFollowed(open.Db, open.Claim)))
        {
            return false;
        }

        await open.Db.SaveChangesAsync();
        await tracked.Follow(open.Db, open.Claim);
        await open.Db.SaveChangesAsync();
        List<CommandRecord> given = await open.Db.Commands
            .Where(c => c.StageKey == stage.Key && c.State == CommandState.Pending).ToListAsync();
        if (Stages.IsStanding(stage.Kind) || given.Find(c => c.Kind == CommandKind.MadeGoodElsewhere) is not { } madeGood)
        {
            return false;
        }

        madeGood.State = CommandState.Taken;
        StageClosing.Close(stage, given, open.Now);
        return true;
    }

    // After the last attempt a debt waits for people, and is never late again.
    private static async Task EndSchedule(OpenedCase open, StageRecord stage)
    {
        if (stage is { Kind: StageKind.WriteOffApproval, DebtId: { } id })
        {
            (await open.Db.Debts.SingleAsync(d => d.Id == id)).NextAttemptAt = null;
        }
    }

    private static Task Ask(OpenedCase open, StageRecord stage) => stage.Kind is StageKind.PayoutApproval or StageKind.PayoutBrake or StageKind.WriteOffApproval
        ? open.Note($"asked/{stage.Key}", Party.System, TimelineKind.ApprovalAsked, Audience.Staff, ("stage", stage.Kind.ToString()))
        : Task.CompletedTask;

    private static StageRecord New(StageOpening opening, DateTimeOffset now, PartyWindows windows)
    {
        // The end of a request was promised when it was asked.
        bool promised = opening.Kind == StageKind.EvidenceRequest;
        TimeSpan? window = promised ? windows.Policy.Evidence.RequestWindow : opening.Window;
        BusinessCalendar? calendar = window is null ? null : windows.CalendarOf(opening.Kind, opening.NextActor);
        return new StageRecord
        {
            Key = opening.Key,
            InstanceId = opening.InstanceId,
            EventName = opening.EventName,
            Kind = opening.Kind,
            ClaimId = opening.ClaimId,
            DebtId = opening.DebtId,
            Round = opening.Round,
            Seat = opening.Seat,
            NextActor = opening.NextActor,
            OpenedAt = now,
            Deadline = calendar is null || promised
                ? opening.Deadline
                : BusinessTime.End(opening.Deadline - window!.Value, window.Value, calendar),
            Window = calendar is null ? null : window,
            RestDaysOf = calendar is null ? null : calendar.Country ?? "",
            AmountMinor = opening.AmountMinor,
            CounterMinor = opening.CounterMinor,
            IsReturn = opening.IsReturn,
            PostageUpToMinor = opening.PostageUpToMinor,
            EndsAtLatest = opening.EndsAtLatest,
        };
    }
}
