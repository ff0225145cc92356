using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>
/// Takes commands in: checked, stored, and put on the timeline, all in the caller's transaction. The event that wakes the orchestration is raised
/// by the caller after the commit and may be lost or repeated without harm (PROCESS §13).
/// </summary>
internal sealed class CommandDesk(IPolicyLibrary policies, Timeline timeline, PaymentPages pages, TimeProvider clock)
{
    /// <summary>Checks and stores a command. A newer answer of the same party to the same stage takes the place of the older one.</summary>
    public async Task<CommandReceipt> Accept(AtoZDb db, NewCommand command)
    {
        ClaimRecord? claim = await db.Claims.SingleOrDefaultAsync(c => c.Id == command.ClaimId);
        if (claim is null)
        {
            return Refused(new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));
        }

        DateTimeOffset now = clock.GetUtcNow();
        PolicyPack policy = policies.For(claim);
        Stakes atStake = await WhatIsMissing.Stakes(db, claim);
        (StageRecord? stage, Refusal? unclear) = await StageFor(db, command);
        if ((unclear ?? await CheckPerson(db, command, stage)) is { } notThem)
        {
            return Refused(notThem);
        }

        // Money that came in is a fact, whatever waits for it.
        if (command.Kind == CommandKind.RecordDebtPayment && CommandCatalogue.Of(command.Kind).IsTakenFrom(command.Party))
        {
            NewCommand payment = command with { DebtId = stage?.DebtId ?? command.DebtId };
            return await IncomingPayments.Check(db, payment) is { } wrong
                ? Refused(wrong)
                : await IncomingPayments.Take(db, timeline, payment, Record(payment, stage, policy, now))
                    ?? Refused(await WithoutStage(db, command, claim) ?? Decide.Check(command, claim, null, atStake, policy, now)!);
        }

        Refusal? nowhere = stage is null ? await WithoutStage(db, command, claim) : null;
        Refusal? notNow = nowhere ?? Decide.Check(command, claim, stage, atStake, policy, now);
        if ((notNow ?? await CheckDebt(db, command, stage!, policy, now)) is { } refusal)
        {
            return Refused(refusal);
        }

        if ((await ClaimLines.Check(db, claim, atStake, command.Payload) ?? await Grounds(db, command, policy) ?? await OtherSidesTime(db, command, now) ?? await Shown(db, command, policy)) is { } notYet)
        {
            return Refused(notYet);
        }

        await RevokeEarlier(db, stage!, command);
        CommandRecord record = Record(command, stage!, policy, now);
        db.Commands.Add(record);
        if (command.Kind == CommandKind.CastVote && await db.Appeals.SingleOrDefaultAsync(a => a.ClaimId == claim.Id && a.DecidedAt == null) is { } review)
        {
            review.VotedAt ??= now;
        }

        if (!CommandTimeline.Waits(command.Kind, command.SendsItself) && CommandTimeline.Of(command.Kind) is var (kind, audience))
        {
            await timeline.Append(db, claim.Id, $"command/{record.Id}", command.Party, kind, audience, CommandTimeline.Facts(command, claim, stage!));
        }

        return new CommandReceipt(record.Id, stage!.InstanceId, stage.EventName, record.EffectiveAt > now ? record.EffectiveAt : null, null);
    }

    /// <summary>The stage that waits for a command; null when none does.</summary>
    /// <returns>A refusal where several do, one for each debt.</returns>
    internal static async Task<(StageRecord? Stage, Refusal? Unclear)> StageFor(AtoZDb db, NewCommand command)
    {
        List<StageRecord> open = await db.Stages.Where(s => s.ClaimId == command.ClaimId && s.ClosedAt == null).OrderBy(s => s.OpenedAt).ThenBy(s => s.Key).ToListAsync();
        List<StageRecord> waiting = [.. open.Where(s => Authority.Takes(s, command))];
        return waiting.Select(s => s.DebtId).Distinct().Count() > 1
            ? (null, new Refusal("DEBT_NOT_NAMED", 422, "The claim has several debts.", "Say by 'debtId' which one it is about.", "/debtId"))
            : (waiting.FirstOrDefault(), null);
    }

    /// <summary>Takes a pending command back (PROCESS §5).</summary>
    /// <returns>Null when revoked; otherwise why not.</returns>
    public async Task<Refusal?> Revoke(AtoZDb db, ClaimId claim, string commandId, Party party, string? actor = null)
    {
        CommandRecord? command = await db.Commands.SingleOrDefaultAsync(c => c.Id == commandId && c.ClaimId == claim && c.Party == party);

        // Buyer and seller are one party whatever link they use; of those who judge each takes back only what is theirs.
        if (command is null || (CommandCatalogue.Judges(party) && !string.Equals(command.Actor, actor, StringComparison.Ordinal)))
        {
            return new Refusal("COMMAND_UNKNOWN", 404, "There is no such answer.", "Read the claim to see the answers given.");
        }

        if (command.State is CommandState.Taken or CommandState.Superseded || CommandCatalogue.Of(command.Kind).IsFinal)
        {
            return new Refusal("TOO_LATE_TO_REVOKE", 409, "The answer already took effect.", "Read the claim to see what can be done now.");
        }

        command.State = CommandState.Revoked;
        Dictionary<string, string> facts = new() { [Names.Answer] = command.Kind.ToString() };
        Audience audience = party switch { Party.Buyer => Audience.Buyer, Party.Seller => Audience.Seller, _ => Audience.Staff };
        await timeline.Append(db, claim, $"revoked/{command.Id}", party, TimelineKind.AnswerRevoked, audience, facts);
        return null;
    }

    private static CommandReceipt Refused(Refusal refusal) => new(null, null, null, null, refusal);

    private static async Task<Refusal?> Grounds(AtoZDb db, NewCommand command, PolicyPack policy)
    {
        if (command is not { Kind: CommandKind.DecideFraud, Payload: FraudOpinionPayload decision })
        {
            return null;
        }

        FraudCheckRecord? check = await db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == command.ClaimId);
        return FraudGrounds.Check(decision, check is null ? [] : FraudDesk.Findings(check), policy.Fraud);
    }

    // Nobody judges while a side answers what the other brought late (PROCESS §3).
    private static async Task<Refusal?> OtherSidesTime(AtoZDb db, NewCommand command, DateTimeOffset now) =>
        command.Kind == CommandKind.CastVote && LateEvidence.JudgedFrom(await db.ReplyTimes.Where(r => r.ClaimId == command.ClaimId).ToListAsync(), now) is { } from
            ? new Refusal("OTHER_SIDE_HAS_TIME", 409, $"One side brought something late; the other has time to answer it until {from:u}.", $"Vote from {from:u} on; your own time was moved on.")
            : null;

    private static async Task<Refusal?> Shown(AtoZDb db, NewCommand command, PolicyPack policy) => command.Payload is ReasonChangePayload change
        ? ReasonChanges.CheckEvidence(change, await db.Evidence.Where(e => e.ClaimId == command.ClaimId && e.Party == Party.Buyer).Select(e => e.ContentType).ToListAsync(), policy.Evidence)
        : null;

    private static async Task<Refusal?> CheckPerson(AtoZDb db, NewCommand command, StageRecord? stage) => CommandCatalogue.Judges(command.Party)
        ? Authority.CheckPerson(command.Kind, command.Party, PastActs.Person(command.Party, command.Actor, stage?.AskedOf), stage, await PastActs.Of(db, command.ClaimId))
        : null;

    // No stage takes it: for some acts something else says why better than the state of the claim does.
    private static async Task<Refusal?> WithoutStage(AtoZDb db, NewCommand command, ClaimRecord claim) =>
        DebtCommands.WithoutStage(command, claim, await db.Debts.Where(d => d.ClaimId == claim.Id).ToListAsync())
        ?? Authority.SeatFilled(command, await db.Stages.Where(s => s.ClaimId == claim.Id && s.ClosedAt == null).ToListAsync());

    private async Task<Refusal?> CheckDebt(AtoZDb db, NewCommand command, StageRecord stage, PolicyPack policy, DateTimeOffset now)
    {
        if (stage.DebtId is not { } id)
        {
            return null;
        }

        DebtRecord debt = await db.Debts.SingleAsync(d => d.Id == id);
        List<DebtArrangementRecord> earlier = await db.DebtArrangements.Where(a => a.DebtId == id).OrderBy(a => a.Number).ToListAsync();
        bool writeOff = await db.Stages.AnyAsync(s => s.DebtId == id && s.Kind == StageKind.WriteOffApproval && s.ClosedAt == null);
        return DebtCommands.Check(command.Kind, command.Payload, debt, earlier, writeOff, pages, policy, now);
    }

    private static async Task RevokeEarlier(AtoZDb db, StageRecord stage, NewCommand command)
    {
        // Two approvers are one party, and money that came in is never taken back by the next instalment.
        if (Stages.IsStanding(stage.Kind))
        {
            return;
        }

        foreach (CommandRecord earlier in await db.Commands.Where(c => c.StageKey == stage.Key && c.Party == command.Party && c.State == CommandState.Pending).ToListAsync())
        {
            earlier.State = CommandState.Revoked;
        }
    }

    private static CommandRecord Record(NewCommand command, StageRecord? stage, PolicyPack policy, DateTimeOffset now) => new()
    {
        Id = "cmd_" + Guid.CreateVersion7(now).ToString("N"),
        ClaimId = command.ClaimId,
        DebtId = stage?.DebtId ?? command.DebtId,
        StageKey = stage?.Key ?? "",
        Kind = command.Kind,
        Party = command.Party,
        Actor = command.Actor,
        Payload = JsonSerializer.Serialize(command.Payload, command.Payload.GetType(), JsonSerializerOptions.Web),
        GivenAt = now,
        EffectiveAt = stage is null ? now : Decide.EffectiveAt(command.Kind, stage, policy, now, command.SendsItself),
        SendsItself = command.SendsItself,
        State = CommandState.Pending,
    };
}
