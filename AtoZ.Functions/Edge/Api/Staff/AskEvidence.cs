using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Asks a party for more evidence: once per stage, itemised, with a deadline (PROCESS §3).</summary>
internal sealed class AskEvidence(IStaffSignIn signIn, EvidenceRequestDesk desk, Posted posted)
{
    [Function(nameof(AskEvidence))]
    [Takes(typeof(EvidenceRequestBody))]
    [Gives(201, typeof(EvidenceRequestView))]
    [Refuses("ALREADY_ASKED", "CLAIM_UNKNOWN", "ITEMS_COUNT", "ITEM_UNCLEAR", "NOT_POSSIBLE_NOW", "PARTY_NOT_ASKED", "REASON_REQUIRED", "REQUIREMENT_UNKNOWN", "ROLE_MISSING")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/evidence-requests")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        EvidenceRequestReceipt? receipt = null;
        Answer answer = await posted.Once<EvidenceRequestBody>(
            request,
            $"staff {member.Name}",
            async (db, body) =>
            {
                receipt = await desk.Ask(db, member, new ClaimId(claimId), body.Party, body.Reason, body.Items);
                return receipt.Request is { } stored
                    ? Answer.Created($"/api/staff/claims/{claimId}", EvidenceRequestView.Of(stored))
                    : Problems.From(receipt.Refusal!);
            },
            cancellationToken);
        if (receipt?.Request is { } asked && answer.Succeeded)
        {
            await Launch.EvidenceRequest(client, asked.ClaimId, asked.Number);
            await Launch.WakeMoved(client, receipt.Moved);
        }

        return answer;
    }
}

/// <summary>A request for evidence.</summary>
/// <param name="Party">Buyer or Seller.</param>
/// <param name="Reason">Why, as the party reads it.</param>
/// <param name="Items">What is asked for, each with the code of a requirement where there is one.</param>
internal sealed record EvidenceRequestBody(Party Party, string Reason, IReadOnlyList<RequestedItem> Items);

/// <summary>A request for evidence as it stands.</summary>
internal sealed record EvidenceRequestView(
    string Id, int Number, Party Party, string Reason, IReadOnlyList<RequestedItem> Items, DateTimeOffset AskedAt, DateTimeOffset Deadline, DateTimeOffset? EndedAt, bool Answered)
{
    /// <summary>The view of a record. Who of the staff asked is not said.</summary>
    public static EvidenceRequestView Of(EvidenceRequestRecord request) =>
        new(request.Id, request.Number, request.Party, request.Reason, EvidenceRequestDesk.Items(request), request.AskedAt, request.Deadline, request.EndedAt, request.Answered);
}
