using AtoZ.Functions.Activities;
using AtoZ.Functions.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

/// <summary>What brought a decision about: part of the keys of what it does to the record.</summary>
public static class Occasion
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
        if (!decision.ForBuyer)
        {
            return await Close(context, claim, decision, occasion, Ended(decision.Verdict), null);
        }

        bool sellerPaid = await SellerPaid(context, claim, decision);
        if (decision.AmountMinor > 0)
        {
            await Pay(context, claim, new PayoutOrder(claim.ClaimId, decision.AmountMinor, sellerPaid));
        }

        DebtId? debt = sellerPaid ? null : (await context.Act<DebtOpened>(nameof(OpenDebt), new DebtOrder(claim.ClaimId, decision.AmountMinor))).DebtId;
        ClaimResult result = await Close(context, claim, decision, occasion, Paid(decision.Verdict, sellerPaid, debt is not null), debt);
        if (debt is { } owed)
        {
            SubOrchestrationOptions options = new(instanceId: InstanceIds.Recovery(owed)) { Version = context.Version };
            await context.CallSubOrchestratorAsync(nameof(RecoveryOrchestrator), new RecoveryStart(owed), options);
        }

        return result;
    }

    // The brake loses nothing: the payout waits for the next day's budget, or for an approver who lets it go.
    private static async Task Pay(TaskOrchestrationContext context, ClaimTerms claim, PayoutOrder order)
    {
        for (int round = 1; (await context.Act<PayoutDone>(nameof(PayBuyer), order)).BrakedUntil is { } until; round++)
        {
            StageOpening brake = context.Opening(claim, StageKind.PayoutBrake, round, Party.Approver, new StageTerms(TimeSpan.Zero, [])) with
            {
                Deadline = until,
                AmountMinor = order.AmountMinor,
            };
            StageAnswer answer = await context.Stage(brake, []);
            order = order with { Released = answer.Command is not null };
        }
    }

    private static async Task<bool> SellerPaid(TaskOrchestrationContext context, ClaimTerms claim, Decision decision)
    {
        // A replacement or a repair costs the seller no money here.
        if (decision.AmountMinor == 0)
        {
            return true;
        }

        return decision.Verdict != Verdict.MarketplacePays && await context.Act<bool>(nameof(DebitSeller), new DebitOrder(claim.ClaimId, decision.AmountMinor));
    }

    private static async Task<ClaimResult> Close(
        TaskOrchestrationContext context, ClaimTerms claim, Decision decision, string occasion, ClaimOutcome outcome, DebtId? debt)
    {
        ClaimClosing closing = new(claim.ClaimId, outcome, decision.AmountMinor, decision.Reasons, occasion);
        await context.Act(outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud ? nameof(RefuseClaim) : nameof(CloseClaim), closing);
        await context.Act(nameof(TellDecision), closing);
        return new ClaimResult(outcome, debt);
    }

    private static ClaimOutcome Ended(Verdict verdict) => verdict switch
    {
        Verdict.Withdrawn => ClaimOutcome.Withdrawn,
        Verdict.Fraud => ClaimOutcome.RefusedForFraud,
        _ => ClaimOutcome.Refused,
    };

    private static ClaimOutcome Paid(Verdict verdict, bool sellerPaid, bool sellerOwes) => verdict switch
    {
        Verdict.OfferAccepted => ClaimOutcome.SettledByOffer,
        _ when sellerPaid => ClaimOutcome.PaidBySeller,
        _ => sellerOwes ? ClaimOutcome.PaidByMarketplace : ClaimOutcome.BorneByMarketplace,
    };
}
