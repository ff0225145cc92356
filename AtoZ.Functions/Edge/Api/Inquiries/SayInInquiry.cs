using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Says something in an inquiry for the buyer; the backend vouches for the buyer by its key.</summary>
internal sealed class SayInInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(SayInInquiry))]
    [Takes(typeof(InquiryMessageBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("INQUIRY_ENDED", "INQUIRY_UNKNOWN", "MESSAGE_REQUIRED", "MESSAGE_TOO_LONG", "NOT_YOURS", "REFUND_NOT_COVERED", "REFUND_NOT_WITHIN", "REFUND_UNDER_WAY", "REVIEW_PRESSURE", "TRACKING_REQUIRED")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inquiries/{inquiryId}/messages")] HttpRequest request,
        string inquiryId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByBackend<InquiryMessageBody>(request, inquiryId, client, (db, id, body) => desk.Say(db, id, Party.Buyer, body.ToSaying()), cancellationToken);
}
