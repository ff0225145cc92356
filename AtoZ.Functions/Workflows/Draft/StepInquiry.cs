using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Does what has come due in an inquiry, once, and tells how it stands then.</summary>
internal sealed class StepInquiry(AtoZStore store, InquiryDesk desk, InquiryReader reader, InquiryMail mail, Timeline timeline, TimeProvider clock)
{
    [Function(nameof(StepInquiry))]
    public async Task<InquiryStanding> Run([ActivityTrigger] InquiryMoment moment)
    {
        InquiryFile file = await Read(moment.InquiryId);
        if (file.Inquiry.IsOpen)
        {
            await Do(file, moment.Due);
            file = await Read(moment.InquiryId);
        }

        return InquiryStanding.Of(file);
    }

    private Task<InquiryFile> Read(ClaimId id) => store.Read(async db => (await reader.Read(db, id))!);

    private Task Do(InquiryFile file, InquiryDue due) => due.Step switch
    {
        InquiryStep.RemindSeller => Remind(file, due),
        InquiryStep.SellerTimeOver when file.Inquiry.FilesItself => FileItself(file),
        InquiryStep.SellerTimeOver => Unsolved(file, MailPurpose.InquiryUnsolved),
        InquiryStep.ClaimCloses => mail.Send(file, Party.Buyer, MailPurpose.InquiryClaimCloses, due.At.ToString("o"), (Names.Deadline, file.ClaimUntil?.ToString("o"))),
        _ => Lapse(file, due),
    };

    // Who answered already needs no reminder: it is the buyer's turn.
    private async Task Remind(InquiryFile file, InquiryDue due)
    {
        if (file.Inquiry.NextActor == Party.Seller)
        {
            await mail.Send(file, Party.Seller, MailPurpose.InquiryReminder, due.At.ToString("o"), (Names.Deadline, file.Inquiry.SellerUntil?.ToString("o")));
        }
    }

    private async Task FileItself(InquiryFile file)
    {
        InquiryReceipt filed = await store.Write(db => desk.BecomeClaim(db, file.Inquiry.Id));
        if (!filed.Accepted)
        {
            await Unsolved(file, MailPurpose.InquiryNotFiled);
        }
    }

    private async Task Unsolved(InquiryFile file, MailPurpose purpose)
    {
        string? until = file.ClaimUntil?.ToString("o");
        await mail.Send(file, Party.Buyer, purpose, "1", (Names.Deadline, until));
        await store.Write(async db =>
        {
            InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == file.Inquiry.Id);
            inquiry.NextActor = Party.Buyer;
            inquiry.Deadline = file.ClaimUntil ?? inquiry.OpenedAt + file.Policy.Inquiries.LapsesAfter;
            inquiry.Revision++;
            await timeline.Append(db, inquiry.Id, "inquiry-unsolved", Party.System, TimelineKind.InquiryUnsolved, Audience.Both);
        });
    }

    // The window may have moved meanwhile, with a later estimate of the delivery.
    private async Task Lapse(InquiryFile file, InquiryDue due)
    {
        if (file.Due[^1].At <= due.At)
        {
            await store.Write(async db =>
            {
                InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == file.Inquiry.Id);
                if (inquiry.IsOpen)
                {
                    await desk.End(db, inquiry, InquiryState.Lapsed, Party.System, clock.GetUtcNow());
                }
            });
        }
    }
}
