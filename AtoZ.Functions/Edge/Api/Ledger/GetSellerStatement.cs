using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>A seller's account over a period: for the backend by id, for the seller by the link of any of their cases.</summary>
internal sealed class GetSellerStatement(AtoZStore store, ILinks links, TimeProvider clock)
{
    private static Refusal NotASeller { get; } = new("NOT_YOURS", StatusCodes.Status403Forbidden, "Only a seller's link opens a statement.", "Open the case itself with this link.");

    [Function("GetSellerStatement")]
    [Gives(200, typeof(StatementsShown))]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG")]
    public Task<IResult> OfSeller([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sellers/{sellerId}/statement")] HttpRequest request, string sellerId) => Answered(request, sellerId, csv: false);

    [Function("GetSellerStatementCsv")]
    [Costly]
    [Gives(200, ContentType = "text/csv")]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG")]
    public Task<IResult> OfSellerCsv([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sellers/{sellerId}/statement.csv")] HttpRequest request, string sellerId) => Answered(request, sellerId, csv: true);

    [Function("GetCaseStatement")]
    [Gives(200, typeof(StatementsShown))]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG", "NOT_YOURS")]
    public Task<IResult> OfCase([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/statement")] HttpRequest request, string token) => ByLink(request, token, csv: false);

    [Function("GetCaseStatementCsv")]
    [Costly]
    [Gives(200, ContentType = "text/csv")]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG", "NOT_YOURS")]
    public Task<IResult> OfCaseCsv([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/statement.csv")] HttpRequest request, string token) => ByLink(request, token, csv: true);

    private async Task<IResult> ByLink(HttpRequest request, string token, bool csv)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        return link.Party == Party.Seller
            ? await Answered(request, await store.Read(db => db.Claims.Where(c => c.Id == link.ClaimId).Select(c => c.SellerId).SingleOrDefaultAsync()) ?? "", csv)
            : Problems.From(NotASeller);
    }

    private async Task<IResult> Answered(HttpRequest request, string sellerId, bool csv)
    {
        (Period? period, Refusal? refusal) = Period.Of(request, clock.GetUtcNow());
        if (period is null)
        {
            return Problems.From(refusal!);
        }

        IReadOnlyList<SellerStatement> statements = await store.Read(db => SellerStatements.Read(db, PathText.Id(request, sellerId), period.From, period.Until));
        return csv ? CsvAnswer.Of("statement", SellerStatements.Csv(statements)) : Answer.Ok(new StatementsShown(statements));
    }
}

/// <summary>A statement per currency.</summary>
internal sealed record StatementsShown(IReadOnlyList<SellerStatement> Statements);
