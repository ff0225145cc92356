using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>
/// An inquiry from its first message to its end (PROCESS §0): messages are passed on, the seller is reminded, the buyer is told when a
/// claim is possible and before it no longer is. What was said is read from the store; events only wake. A seller's refund is paid beside all that, so
/// that a payment that takes long holds nobody up. It may become a claim.
/// </summary>
internal static class InquiryOrchestrator
{
    /// <summary>Runs one inquiry; its instance is <c>inquiry-{id}</c>, that of its claim <c>claim-{id}</c>.</summary>
    [Function(nameof(InquiryOrchestrator))]
    public static async Task<InquiryState> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        InquiryStart start = context.GetInput<InquiryStart>()!;
        Task<string> heard = context.WaitForExternalEvent<string>(EventNames.Inquiry);
        InquiryStanding inquiry = await context.Act<InquiryStanding>(nameof(PassMessagesOn), start.InquiryId);
        InquiryDue? done = null;
        Task<InquiryStanding>? refund = null;
        while (inquiry.State == InquiryState.Open)
        {
            refund ??= inquiry.RefundUnderWay ? Refund(context, start.InquiryId) : null;
            InquiryDue due = inquiry.Due.First(d => d.IsAfter(done));
            switch (await context.FirstOf(due.At, refund is null ? [heard] : [heard, refund]))
            {
                case 0:
                    heard = context.WaitForExternalEvent<string>(EventNames.Inquiry);
                    inquiry = await context.Act<InquiryStanding>(nameof(PassMessagesOn), start.InquiryId);
                    break;
                case 1:
                    (inquiry, refund) = (await refund!, null);
                    break;
                default:
                    done = due;
                    inquiry = await context.Act<InquiryStanding>(nameof(StepInquiry), new InquiryMoment(start.InquiryId, due));
                    break;
            }
        }

        await (inquiry.State == InquiryState.BecameClaim ? context.Act(nameof(StartClaim), start.InquiryId) : context.ActOrSkip(nameof(TellInquiryEnd), start.InquiryId));
        if (refund is not null || inquiry.RefundUnderWay)
        {
            await (refund ?? Refund(context, start.InquiryId));
        }

        return inquiry.State;
    }

    private static async Task<InquiryStanding> Refund(TaskOrchestrationContext context, ClaimId inquiry)
    {
        InquiryRefundDone refunded = await context.Act<InquiryRefundDone>(nameof(RefundInInquiry), inquiry);
        foreach (CommandReceipt wake in refunded.Wakes)
        {
            context.SendEvent(wake.InstanceId!, wake.EventName!, wake.CommandId!);
        }

        await context.ActOrSkip(nameof(TellInquiryRefund), inquiry);
        return refunded.Inquiry;
    }
}
