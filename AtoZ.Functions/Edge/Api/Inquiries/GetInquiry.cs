using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>One inquiry for the backend: whose turn it is, until when, what was said, and whether it can be a claim.</summary>
internal sealed class GetInquiry(AtoZStore store, InquiryReader reader)
{
    [Function(nameof(GetInquiry))]
    [Gives(200, typeof(InquiryView))]
    [Refuses("INQUIRY_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/inquiries/{inquiryId}")] HttpRequest request, string inquiryId) =>
        await store.Read(db => reader.Read(db, new ClaimId(inquiryId))) is { } file
            ? Answer.Ok(InquiryViews.Of(file, Party.Marketplace, $"/api/inquiries/{file.Inquiry.Id}", $"/api/claims/{file.Inquiry.Id}"))
            : Problems.From(new Refusal("INQUIRY_UNKNOWN", 404, "There is no such inquiry.", "Check the inquiry's id."));
}
