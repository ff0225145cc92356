using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>An inquiry as the holder of a link may see it, with a one-time code. Writes nothing.</summary>
internal sealed class GetCaseInquiry(InquiryCases cases)
{
    [Function(nameof(GetCaseInquiry))]
    [Gives(200, typeof(InquiryView))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/inquiry")] HttpRequest request, string token)
    {
        InquiryOpened opened = await cases.Open(token);
        return opened.File is { } file
            ? Answer.Ok(InquiryViews.Of(file, opened.Link!.Party, $"/api/case/{token}/inquiry", $"/api/case/{token}", opened.Nonce))
            : Problems.From(opened.Refusal ?? LinkRefusals.Wrong);
    }
}
