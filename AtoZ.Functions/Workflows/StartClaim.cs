using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Workflows;

/// <summary>Starts the orchestration of the claim that an inquiry became; nothing happens when it runs already.</summary>
internal sealed class StartClaim(AtoZStore store)
{
    [Function(nameof(StartClaim))]
    public async Task Run([ActivityTrigger] ClaimId claim, [DurableClient] DurableTaskClient client)
    {
        await Launch.Claim(client, claim);
        await InquiryClaims.Done(store, claim);
    }
}
