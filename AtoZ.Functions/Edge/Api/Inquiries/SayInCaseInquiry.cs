using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Says something in an inquiry by link: either side writes; the seller also sends tracking, refunds or replaces.</summary>
internal sealed class SayInCaseInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(SayInCaseInquiry))]
    [Takes(typeof(InquiryMessageBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("INQUIRY_ENDED", "INQUIRY_UNKNOWN", "MESSAGE_REQUIRED", "MESSAGE_TOO_LONG", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_YOURS", "REFUND_NOT_COVERED", "REFUND_NOT_WITHIN", "REFUND_UNDER_WAY", "REVIEW_PRESSURE", "TRACKING_REQUIRED")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/inquiry/messages")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByLink<InquiryMessageBody>(request, token, body => body.Nonce, client, (db, link, body) => desk.Say(db, link.ClaimId, link.Party, body.ToSaying()), cancellationToken);
}
