using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Does what has come due in a draft of a claim, once, and tells how it stands then.</summary>
internal sealed class StepClaimDraft(AtoZStore store, ClaimDraftDesk desk, ClaimDraftReader reader, ClaimDraftMail mail, TimeProvider clock)
{
    [Function(nameof(StepClaimDraft))]
    public async Task<ClaimDraftStanding> Run([ActivityTrigger] ClaimDraftMoment moment)
    {
        ClaimDraftFile file = await Read(moment.DraftId);

        // The window may have moved meanwhile, with a later estimate of the delivery, or the buyer may have taken the wish back.
        if (file.Draft.IsOpen && file.Due.Any(d => d.Step == moment.Due.Step && d.At <= moment.Due.At))
        {
            await Do(file, moment.Due);
            file = await Read(moment.DraftId);
        }

        return new ClaimDraftStanding(file.Draft.State, file.Due);
    }

    private Task<ClaimDraftFile> Read(ClaimId id) => store.Read(async db => (await reader.Read(db, id))!);

    private Task Do(ClaimDraftFile file, DraftDue due) => due.Step switch
    {
        DraftStep.ClaimCloses => mail.Send(file, file.Draft.FilesItself ? MailPurpose.DraftFilesItself : MailPurpose.DraftCloses, due.At),
        DraftStep.FilesItself => FileItself(file, due.At),
        _ => Lapse(file),
    };

    private async Task FileItself(ClaimDraftFile file, DateTimeOffset at)
    {
        FilingReceipt filed = await store.Write(db => desk.File(db, file.Draft.Id));
        if (!filed.Accepted)
        {
            await mail.Send(file, MailPurpose.DraftNotFiled, at);
        }
    }

    private Task Lapse(ClaimDraftFile file) => store.Write(async db =>
    {
        ClaimDraftRecord draft = await db.ClaimDrafts.SingleAsync(d => d.Id == file.Draft.Id);
        if (draft.IsOpen)
        {
            ClaimDraftDesk.End(draft, null, clock.GetUtcNow());
        }
    });
}
