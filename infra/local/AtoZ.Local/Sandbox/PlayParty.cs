using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Local.Sample;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Sandbox;

/// <summary>Acts for any party of a claim in the sandbox: the same checks as everywhere, without link or sign-in.</summary>
internal sealed class PlayParty(CommandDesk commands, SandboxClock sandbox, Posted posted)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Function(nameof(PlayParty))]
    [Takes(typeof(PlayBody))]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("ALREADY_APPROVED", "ALREADY_VOTED", "ANOTHER_DECIDED", "DEBT_NOT_NAMED", "OTHER_SIDE_HAS_TIME", "OWN_DECISION", "CLAIM_UNKNOWN", "NOT_YOURS", "NOT_POSSIBLE_NOW", "CLAIM_CLOSED", "STAGE_CLOSED", "REASON_REQUIRED", "REVIEW_PRESSURE", "COUNTER_ABOVE_CLAIM", "COUNTER_CURRENCY", "COUNTER_NOT_MORE", "COUNTER_NO_ROOM", "COUNTER_ROUNDS_USED", "OFFER_IS_FULL", "OFFER_MEETS_COUNTER", "OFFER_NOT_A_PART", "OFFER_WITHOUT_AMOUNT", "AMOUNT_NOT_POSITIVE", "SANDBOX_OFF")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sandbox/claims/{claimId}/act")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!sandbox.IsOn)
        {
            return Problems.From(SandboxClock.Off);
        }

        // A script goes from one act to the next without a look: what the one before began must be done, and so what this one begins.
        RequestWork work = request.HttpContext.Features.GetRequiredFeature<RequestWork>();
        await work.WhenAllElseIsDoneAsync(Patience);
        CommandReceipt? receipt = null;
        Answer answer = await posted.Once<PlayBody>(
            request,
            "sandbox",
            async (db, body) =>
            {
                receipt = await Give(db, new ClaimId(claimId), body);
                return CommandAnswer.Of(receipt, $"/api/claims/{claimId}");
            },
            cancellationToken);
        await CommandAnswer.Wake(client, receipt, answer);
        await work.WhenAllElseIsDoneAsync(Patience);
        return answer;
    }

    private async Task<CommandReceipt> Give(AtoZDb db, ClaimId claim, PlayBody body)
    {
        LinkPurpose? purpose = body.As != Party.Expert ? null : body.Kind == CommandKind.CastVote ? LinkPurpose.IndependentVote : LinkPurpose.ExpertOpinion;
        if (!PartyActions.Of(body.As, purpose).Contains(body.Kind))
        {
            string[] own = [.. PartyActions.Of(body.As, purpose).Select(kind => kind.ToString())];
            return Refused(new Refusal(
                "NOT_YOURS", 403, $"{body.As} never does {body.Kind}.", own.Length == 0 ? "It acts by itself: let time pass." : $"It does {string.Join(", ", own)}.", "/kind"));
        }

        (object? payload, Refusal? wrong) = body is { Kind: CommandKind.CastVote, ForBuyer: { } forBuyer }
            ? (Votes.For(forBuyer, "As the sandbox was told."), null)
            : new CommandBody(body.Kind, Payload: body.Payload).Read();
        string actor = body.Actor ?? $"sandbox {body.As}";
        if (body is { As: Party.Expert, Actor: not null } && await AskedOf(db, claim, body.Seat) is { } asked && asked != actor)
        {
            return Refused(new Refusal("NOT_YOURS", 403, $"This is asked of {asked}.", "Leave 'actor' out: an expert acts by the link that was sent to them.", "/actor"));
        }

        return payload is null ? Refused(wrong!) : await commands.Accept(db, new NewCommand(claim, body.Kind, body.As, actor, payload, body.DebtId, body.Seat));
    }

    private static Task<string?> AskedOf(AtoZDb db, ClaimId claim, Seat? seat) => db.Stages
        .Where(s => s.ClaimId == claim && s.ClosedAt == null && s.NextActor == Party.Expert && (seat == null || s.Seat == seat))
        .Select(s => s.AskedOf)
        .FirstOrDefaultAsync();

    private static CommandReceipt Refused(Refusal refusal) => new(null, null, null, null, refusal);
}

/// <summary>An act of a party.</summary>
/// <param name="As">Which party.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Payload">The act's own fields, as everywhere.</param>
/// <param name="ForBuyer">In place of a vote's payload: a whole vote for the buyer, or for the seller.</param>
/// <param name="Actor">Who exactly; two approvers need two names.</param>
/// <param name="Seat">Which seat of a review votes: Marketplace, Independent or Adjudicator.</param>
/// <param name="DebtId">The debt that it is about.</param>
internal sealed record PlayBody(Party As, CommandKind Kind, JsonElement? Payload = null, bool? ForBuyer = null, string? Actor = null, Seat? Seat = null, DebtId? DebtId = null);
