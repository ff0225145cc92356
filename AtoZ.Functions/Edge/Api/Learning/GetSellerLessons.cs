using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Learning;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Learning;

/// <summary>Why a seller's claims arose, how the seller compares, what would have avoided each (PROCESS §14): for the marketplace's own pages.</summary>
internal sealed class GetSellerLessons(LearningDesk desk)
{
    [Function(nameof(GetSellerLessons))]
    [Gives(200, typeof(SellerLessons))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sellers/{sellerId}/lessons")] HttpRequest request, string sellerId) =>
        Answer.Ok(await desk.Of(PathText.Id(request, sellerId)));
}
