using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>The buyer says by link that it is solved.</summary>
internal sealed class SettleCaseInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(SettleCaseInquiry))]
    [Takes(typeof(InquiryActBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("INQUIRY_ENDED", "INQUIRY_UNKNOWN", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_YOURS")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/inquiry/settle")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByLink<InquiryActBody>(request, token, body => body.Nonce, client, (db, link, _) => InquiryLink.ForBuyer(link, () => desk.Settle(db, link.ClaimId)), cancellationToken);
}
