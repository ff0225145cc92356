using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>
/// An inquiry from its first message to its end (PROCESS §0): messages are passed on, the seller is reminded, the buyer is told when a
/// claim is possible and before it no longer is. What was said is read from the store; events only wake. It may become a claim.
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
        while (inquiry.State == InquiryState.Open)
        {
            InquiryDue due = inquiry.Due.First(d => d.IsAfter(done));
            if (await context.FirstOf(due.At, heard) == 0)
            {
                heard = context.WaitForExternalEvent<string>(EventNames.Inquiry);
                inquiry = await context.Act<InquiryStanding>(nameof(PassMessagesOn), start.InquiryId);
                continue;
            }

            done = due;
            inquiry = await context.Act<InquiryStanding>(nameof(StepInquiry), new InquiryMoment(start.InquiryId, due));
        }

        await (inquiry.State == InquiryState.BecameClaim ? context.Act(nameof(StartClaim), start.InquiryId) : context.ActOrSkip(nameof(TellInquiryEnd), start.InquiryId));
        return inquiry.State;
    }
}
