using System.Globalization;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Tells how a refund in an inquiry ended: the buyer what came, both that the payment failed. What settled the inquiry is told by its end, and what came after it by the claim.</summary>
internal sealed class TellInquiryRefund(AtoZStore store, InquiryReader reader, InquiryMail mail)
{
    /// <summary>A refund is told once, however often this runs.</summary>
    [Function(nameof(TellInquiryRefund))]
    public async Task Run([ActivityTrigger] ClaimId inquiryId)
    {
        InquiryFile file = await store.Read(async db => (await reader.Read(db, inquiryId))!);
        InquiryMessageRecord? refund = file.Messages.LastOrDefault(m => m.Refund is RefundState.Paid or RefundState.Failed);
        if (refund is null || !file.Inquiry.IsOpen)
        {
            return;
        }

        string occasion = refund.Number.ToString(CultureInfo.InvariantCulture);
        (string, string?) amount = (Names.Amount, new Money(refund.AmountMinor, file.Order?.Currency ?? "USD").ToString());
        if (refund.Refund == RefundState.Paid)
        {
            await mail.Send(file, Party.Buyer, MailPurpose.InquiryRefunded, occasion, amount, (Names.ToGiftCard, await store.Read(db => InquiryMail.ToGiftCard(db, file, refund.Number))));
            return;
        }

        await mail.Send(file, Party.Seller, MailPurpose.InquiryRefundFailed, occasion, amount);
        await mail.Send(file, Party.Buyer, MailPurpose.InquiryRefundFailed, occasion, amount);
    }
}
