using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Says for the buyer that it is solved: no claim.</summary>
internal sealed class SettleInquiry(InquiryDesk desk, InquiryPosted posted)
{
    [Function(nameof(SettleInquiry))]
    [Takes(typeof(InquiryActBody))]
    [Gives(200, typeof(InquiryDone))]
    [Refuses("INQUIRY_ENDED", "INQUIRY_UNKNOWN")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inquiries/{inquiryId}/settle")] HttpRequest request,
        string inquiryId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        posted.ByBackend<InquiryActBody>(request, inquiryId, client, (db, id, _) => desk.Settle(db, id), cancellationToken);
}
