using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Opens an inquiry (PROCESS §0). The orchestration starts after the commit; should that fail, the sweep starts it.</summary>
internal sealed class OpenInquiry(Posted posted, InquiryDesk desk)
{
    [Function(nameof(OpenInquiry))]
    [Takes(typeof(OpenInquiryBody))]
    [Gives(201, typeof(InquiryDone))]
    [Refuses("CLAIM_ALREADY_OPEN", "CLAIM_INVALID", "INQUIRY_ALREADY_OPEN", "INQUIRY_NOT_NEEDED", "MESSAGE_REQUIRED", "MESSAGE_TOO_LONG", "NEW_CLAIMS_PAUSED", "NOT_ELIGIBLE", "NOT_YOURS", "REVIEW_NOT_LOW", "REVIEW_PRESSURE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inquiries")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ClaimId? opened = null;
        Answer answer = await posted.Once<OpenInquiryBody>(
            request,
            "backend",
            async (db, body) =>
            {
                (opened, Answer given) = await Open(db, body);
                return given;
            },
            cancellationToken);
        if (opened is { } id && answer.Succeeded)
        {
            await Launch.Inquiry(client, id);
        }

        return answer;
    }

    private async Task<(ClaimId? Id, Answer Answer)> Open(AtoZDb db, OpenInquiryBody body)
    {
        InquiryReceipt receipt = await desk.Open(db, body.ToInquiry());
        return receipt is { Accepted: true, Id: { } id }
            ? (id, Answer.Created($"/api/inquiries/{id}", new InquiryDone(id, InquiryState.Open, $"/api/inquiries/{id}")))
            : (null, InquiryPosted.Refused(receipt));
    }
}
