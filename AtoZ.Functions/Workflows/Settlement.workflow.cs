using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Payout;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>What brought a decision about: part of the keys of what it does to the record.</summary>
internal static class Occasion
{
    /// <summary>The claim itself.</summary>
    public const string Claim = "claim";

    /// <summary>The n-th review, held after the claim was closed.</summary>
    public static string Appeal(int number) => $"appeal-{number}";
}

/// <summary>Carries a decision out: money first to the buyer, then the record, then what the seller owes (PROCESS §6).</summary>
internal static class Settlement
{
    /// <summary>Carries a decision out, to the end of the recovery.</summary>
    public static async Task<ClaimResult> Carry(TaskOrchestrationContext context, ClaimTerms claim, Decision decision, string occasion)
    {
        if (!decision.MovesMoney && !decision.OwesPostage)
        {
            return await Close(context, claim, new Settled(decision), occasion);
        }

        Settled settled = decision.MovesMoney ? await Pay(context, claim, decision) : new Settled(decision);
        if (decision.OwesPostage && settled.Outcome == ClaimOutcome.MadeGoodElsewhere)
        {
            settled = settled with { Done = await context.Act<PayoutDone>(nameof(PayPostage), claim.ClaimId) };
        }

        ClaimResult result = await Close(context, claim, settled, occasion);
        if (result.Debt is { } owed)
        {
            SubOrchestrationOptions options = new(instanceId: InstanceIds.Recovery(owed)) { Version = context.Version };
            await context.CallSubOrchestratorAsync(nameof(RecoveryOrchestrator), new RecoveryStart(owed), options);
        }

        return result;
    }

    // The seller's own money needs no approver of the marketplace; its own money waits for them (PROCESS §8).
    private static async Task<Settled> Pay(TaskOrchestrationContext context, ClaimTerms claim, Decision decision)
    {
        SellersPart sellers = await SellersMoney.Take(context, claim, decision);
        if (sellers.Settled is { } own)
        {
            return own;
        }

        Decision allowed = await PayoutGate.Pass(context, claim, decision);
        if (!allowed.ForBuyer)
        {
            return new Settled(allowed);
        }

        // The review of a stopped payout may have brought the seller to pay.
        Settled? late = allowed.Reviews == decision.Reviews ? null : (await SellersMoney.TakeAgain(context, claim, allowed, sellers.Attempts)).Settled;
        return late ?? new Settled(allowed, await Braked(context, claim, new PayoutOrder(claim.ClaimId, allowed.AmountMinor, FromSeller: false) { AfterPart = claim.PaidInPart }));
    }

    // The brake loses nothing: the payout waits for the next day's budget, or for an approver who lets it go.
    private static async Task<PayoutDone> Braked(TaskOrchestrationContext context, ClaimTerms claim, PayoutOrder order)
    {
        for (int round = 1; ; round++)
        {
            PayoutDone done = await context.Act<PayoutDone>(nameof(PayBuyer), order);
            if (done.BrakedUntil is not { } until)
            {
                return done;
            }

            StageOpening brake = context.Opening(claim, StageKind.PayoutBrake, round, Party.Approver, new StageTerms(TimeSpan.Zero, [])) with
            {
                Deadline = until,
                AmountMinor = order.AmountMinor,
            };
            StageAnswer answer = await context.Stage(brake, []);
            if (answer.Command?.Kind == CommandKind.MadeGoodElsewhere)
            {
                return new PayoutDone(PayoutEnd.NothingMissing, 0);
            }

            order = order with { Released = answer.Command is not null };
        }
    }

    private static async Task<ClaimResult> Close(TaskOrchestrationContext context, ClaimTerms claim, Settled settled, string occasion)
    {
        ClaimClosing closing = new(claim.ClaimId, settled.Outcome, settled.Done?.PaidMinor ?? 0, settled.Decision.Reasons, occasion);
        await context.Told(await context.Act<bool>(nameof(CloseClaim), closing), nameof(TellDecision), closing);
        return new ClaimResult(settled.Outcome, settled.Done?.Debt);
    }
}
