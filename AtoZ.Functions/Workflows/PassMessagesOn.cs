using System.Globalization;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Draft;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Writes to each side what the other said in an inquiry, and tells how it stands.</summary>
internal sealed class PassMessagesOn(AtoZStore store, InquiryReader reader, InquiryMail mail)
{
    /// <summary>A message is mailed once, however often this runs.</summary>
    [Function(nameof(PassMessagesOn))]
    public async Task<InquiryStanding> Run([ActivityTrigger] ClaimId inquiryId)
    {
        InquiryFile file = await store.Read(async db => (await reader.Read(db, inquiryId))!);
        foreach (InquiryMessageRecord message in file.Messages.Where(m => m.Number > file.Inquiry.ToldMessages))
        {
            await Pass(file, message);
        }

        if (file.Messages.Count > file.Inquiry.ToldMessages)
        {
            await store.Write(async db =>
            {
                InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == inquiryId);
                inquiry.ToldMessages = file.Messages.Count;
                inquiry.Revision++;
            });
        }

        return InquiryStanding.Of(file);
    }

    private async Task Pass(InquiryFile file, InquiryMessageRecord message)
    {
        string occasion = message.Number.ToString(CultureInfo.InvariantCulture);
        if (message is { Number: 1, Party: Party.Buyer })
        {
            await mail.Send(file, Party.Buyer, MailPurpose.InquiryReceived, occasion, (Names.Deadline, file.Inquiry.SellerUntil?.ToString("o")));
        }

        Party to = Sides.OtherThan(message.Party);
        MailPurpose purpose = (message.Party, message.Number) switch
        {
            (Party.Buyer, _) => MailPurpose.InquiryAsked,
            (_, 1) => MailPurpose.InquiryHelp,
            _ => MailPurpose.InquiryAnswered,
        };
        string words = string.Join(' ', new[] { message.Carrier, message.TrackingNumber, message.Text }.Where(w => !string.IsNullOrEmpty(w)));
        await mail.Send(file, to, purpose, occasion, (Names.Deadline, file.Inquiry.SellerUntil?.ToString("o")), (Names.Message, words), (Names.Answer, message.Kind.ToString()));
    }
}
