using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Starts the orchestration of the claim or inquiry that a draft became; nothing happens when it runs already, or when nothing came of it.</summary>
internal sealed class StartFiledDraft(AtoZStore store)
{
    [Function(nameof(StartFiledDraft))]
    public async Task Run([ActivityTrigger] ClaimId draftId, [DurableClient] DurableTaskClient client)
    {
        (ClaimId? became, bool isClaim) = await store.Read(async db =>
        {
            ClaimId? id = (await db.ClaimDrafts.SingleAsync(d => d.Id == draftId)).BecameId;
            return (id, await db.Claims.AnyAsync(c => c.Id == id));
        });
        if (became is { } started)
        {
            await (isClaim ? Launch.Claim(client, started) : Launch.Inquiry(client, started));
        }
    }
}
