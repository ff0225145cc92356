using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Asks a party for more evidence from the page of a claim.</summary>
internal sealed class AskForMore(StaffFrontDesk desk, EvidenceRequestDesk requests, AtoZStore store)
{
    /// <summary>Takes the form.</summary>
    [Function("StaffAskEvidence")]
    public async Task<IActionResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/ask")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
    {
        (StaffMember? member, IReadOnlyDictionary<string, string> sent, IActionResult? instead) = await desk.EnterWithForm(request);
        if (member is null)
        {
            return instead!;
        }

        _ = Enum.TryParse(sent.GetValueOrDefault("party"), out Party party);
        string[] lines = (sent.GetValueOrDefault("items") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<RequestedItem> items = [.. lines.Select(line => new RequestedItem(line))];
        EvidenceRequestReceipt receipt = await store.Write(db => requests.Ask(db, member, new ClaimId(id), party, sent.GetValueOrDefault("reason") ?? "", items));
        if (receipt.Request is not { } asked)
        {
            return await desk.Refused(request, receipt.Refusal!, $"/staff/claim/{id}");
        }

        await Launch.EvidenceRequest(client, asked.ClaimId, asked.Number);
        await Launch.WakeMoved(client, receipt.Moved);
        return new SeeOther($"/staff/claim/{id}", "asked");
    }
}
