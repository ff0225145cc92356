using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Tells how a draft of a claim stands, and what comes due in it.</summary>
internal sealed class LoadClaimDraft(AtoZStore store, ClaimDraftReader reader)
{
    [Function(nameof(LoadClaimDraft))]
    public async Task<ClaimDraftStanding> Run([ActivityTrigger] ClaimId draftId)
    {
        ClaimDraftFile file = await store.Read(async db => (await reader.Read(db, draftId))!);
        return new ClaimDraftStanding(file.Draft.State, file.Due);
    }
}
