using AtoZ.Functions.Cases;
using AtoZ.Functions.Http.OpenApi;
using AtoZ.Functions.Http.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Case;

/// <summary>The case as the holder of a link may see it, with a one-time code for one POST. Mail scanners open links: this writes nothing.</summary>
public sealed class OpenCase(CaseDesk desk)
{
    [Function(nameof(OpenCase))]
    [Gives(200, typeof(CaseView))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}")] HttpRequest request, string token)
    {
        CaseOpened opened = await desk.Open(token);
        return opened.File is { } file ? Answer.Ok(CaseViews.Of(file, $"/api/case/{token}", opened.Nonce)) : Problems.From(opened.Refusal!);
    }
}
