using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Learning;

/// <summary>The same by the seller's own link. No other party's link opens it.</summary>
internal sealed class GetCaseLessons(ILinks links, AtoZStore store, LearningDesk desk)
{
    [Function(nameof(GetCaseLessons))]
    [Gives(200, typeof(SellerLessons))]
    [Refuses("NOT_YOURS")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/lessons")] HttpRequest request, string token)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        if (link.Party != Party.Seller)
        {
            return Problems.From(LearningRefusals.ForSellers);
        }

        string? seller = await store.Read(db => db.Claims.Where(c => c.Id == link.ClaimId).Select(c => c.SellerId).SingleOrDefaultAsync());
        return seller is null ? Problems.From(LinkRefusals.Wrong) : Answer.Ok(await desk.Of(seller));
    }
}
