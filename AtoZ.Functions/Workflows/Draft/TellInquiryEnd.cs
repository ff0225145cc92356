using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Tells both sides that an inquiry was settled, or the buyer that it lapsed.</summary>
internal sealed class TellInquiryEnd(AtoZStore store, InquiryReader reader, InquiryMail mail)
{
    [Function(nameof(TellInquiryEnd))]
    public async Task Run([ActivityTrigger] ClaimId inquiryId)
    {
        InquiryFile file = await store.Read(async db => (await reader.Read(db, inquiryId))!);
        if (file.Inquiry.State == InquiryState.Lapsed)
        {
            await mail.Send(file, Party.Buyer, MailPurpose.InquiryLapsed, "1");
        }
        else
        {
            int[] refunds = [.. file.Messages.Where(m => m.Refund == RefundState.Paid).Select(m => m.Number)];
            await mail.Send(file, Party.Buyer, MailPurpose.InquirySettled, "1", (Names.ToGiftCard, await store.Read(db => InquiryMail.ToGiftCard(db, file, refunds))));
            await mail.Send(file, Party.Seller, MailPurpose.InquirySettled, "1");
        }

        await InquiryClaims.Done(store, inquiryId);
    }
}
