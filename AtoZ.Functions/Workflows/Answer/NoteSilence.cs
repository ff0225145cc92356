using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>
/// Puts on record that the seller's window ended without an answer. A seller who was never reached is not silent: the claim waits on, as long as the
/// policy's longest wait, for somebody to answer (PROCESS §5).
/// </summary>
internal sealed class NoteSilence(CaseStore cases)
{
    [Function(nameof(NoteSilence))]
    public Task<SellerSilence> Run([ActivityTrigger] string stageKey) => cases.ChangeByStage(stageKey, async (open, stage) =>
    {
        bool reviewed = await CarrierWords.AreOfDeliveryInPart(open.Db, open.Claim);
        open.SystemTurn(reviewed ? ClaimStatus.InReview : ClaimStatus.Paying);
        if (await Reach.OfSeller(open.Db, open.Claim))
        {
            await open.Note($"seller-silent/{stage.Round}", Party.System, TimelineKind.SellerSilent, Audience.Both, (Names.Deadline, stage.Deadline.ToString("o")));
            return new SellerSilence(null) { IsReviewed = reviewed };
        }

        await open.NoteNotReached(stage);
        DateTimeOffset longest = await Reach.LongestWait(open.Db, open.Claim, open.Policy.SellerAnswer);
        return new SellerSilence(longest > open.Now ? longest : null) { IsReviewed = reviewed };
    });
}
