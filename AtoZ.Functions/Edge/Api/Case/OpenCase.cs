using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>The case as the holder of a link may see it, with a one-time code for one POST. Mail scanners open links: this writes nothing.</summary>
internal sealed class OpenCase(CaseDesk desk, InquiryCases inquiries)
{
    [Function(nameof(OpenCase))]
    [Gives(200, typeof(CaseView))]
    [Refuses("CASE_IS_INQUIRY")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}")] HttpRequest request, string token)
    {
        CaseOpened opened = await desk.Open(token);
        if (opened.File is { } file)
        {
            return Answer.Ok(CaseViews.Of(file, $"/api/case/{token}", opened.Nonce)) with { ETag = CaseTag.Of(file) };
        }

        // Before it is a claim, the same link opens the inquiry.
        return (await inquiries.Open(token)).File is null
            ? Problems.From(opened.Refusal!)
            : Problems.From(new Refusal("CASE_IS_INQUIRY", 409, "This case is not a claim yet: the seller is being asked first.", $"Read /api/case/{token}/inquiry."));
    }
}
