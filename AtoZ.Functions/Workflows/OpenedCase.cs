using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>One case within a transaction.</summary>
internal sealed class OpenedCase(AtoZDb db, ClaimRecord claim, PolicyPack policy, Timeline timeline, Decisions decisions, DateTimeOffset now)
{
    /// <summary>The transaction.</summary>
    public AtoZDb Db => db;

    public ClaimRecord Claim => claim;

    /// <summary>The policy that the claim was pinned to.</summary>
    public PolicyPack Policy => policy;

    /// <summary>The moment of the change.</summary>
    public DateTimeOffset Now => now;

    /// <summary>An amount in the currency of the claim.</summary>
    public Money Money(long minor) => new(minor, claim.Currency);

    /// <summary>Puts an entry on the timeline, once per key.</summary>
    public Task Note(string key, Party actor, TimelineKind kind, Audience audience, params (string Name, string? Value)[] facts) =>
        timeline.Append(db, claim.Id, key, actor, kind, audience, facts.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!));

    /// <summary>Puts on record how a share of a payout reached the buyer.</summary>
    public Task NotePaid(RefundShare share) => PayoutWords.Note(db, timeline, claim.Id, share);

    /// <summary>Puts on record that whoever a stage waits for could not be reached: both sides, staff and the backend read it.</summary>
    public Task NoteNotReached(StageRecord stage)
    {
        return Note(
            $"not-reached/{stage.Key}",
            Party.System,
            TimelineKind.NotReached,
            Audience.Both,
            (Names.Party, stage.NextActor.ToString()),
            (Names.Deadline, stage.Deadline.ToString("o")));
    }

    /// <summary>Signs a decision and puts it on record, once per key (PROCESS §12).</summary>
    /// <param name="kind">What is decided.</param>
    /// <param name="key">Unique per claim.</param>
    /// <param name="audience">Who may read it, besides staff.</param>
    /// <param name="facts">What it rests on.</param>
    /// <param name="outcome">What the process goes on with; null takes what follows from the facts.</param>
    /// <param name="by">The command that decides; null for the system.</param>
    public Task Decide(DecisionKind kind, string key, Audience audience, object facts, string? outcome = null, CommandRecord? by = null) => decisions.Record(
        db, new DecisionDraft(claim.Id, claim.Id.Value, key, kind, outcome, audience, facts, claim.PolicyVersion, PolicyScope.Of(claim), by?.Party ?? Party.System, by?.Actor ?? "system"));

    /// <summary>Says whose turn it is and until when. A closed claim keeps its status while a review or a debt goes on.</summary>
    public void Turn(ClaimStatus status, Party actor, DateTimeOffset? deadline)
    {
        claim.Status = claim.IsOpen ? status : ClaimStatus.Closed;
        claim.NextActor = actor;
        claim.Deadline = deadline;
        claim.Revision++;
    }

    /// <summary>The system itself goes on; if it has not by then, a sweep looks why.</summary>
    public void SystemTurn(ClaimStatus status) => Turn(status, Party.System, now + policy.Sweeps.Grace);

    /// <summary>A command with its payload.</summary>
    public async Task<(CommandRecord Command, T Payload)> Command<T>(string id)
    {
        CommandRecord command = await db.Commands.SingleAsync(c => c.Id == id);
        return (command, JsonSerializer.Deserialize<T>(command.Payload, JsonSerializerOptions.Web)!);
    }
}
