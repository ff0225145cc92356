using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Lists claims, newest first, by filters and pages of at most 50.</summary>
internal sealed class ListClaims(AtoZStore store)
{
    private static readonly string[] Filters = ["status", "outcome", "kind", "nextActor", "buyerId", "sellerId", "orderId"];

    [Function(nameof(ListClaims))]
    [Gives(200, typeof(ClaimPage))]
    [Asks("status", typeof(ClaimStatus), "Only claims that stand there.")]
    [Asks("outcome", typeof(ClaimOutcome), "Only claims that ended so.")]
    [Asks("kind", typeof(ClaimKind), "Only claims of this kind.")]
    [Asks("nextActor", typeof(Party), "Only claims that wait for this party.")]
    [Asks("buyerId", typeof(string), "Only claims of this buyer.")]
    [Asks("sellerId", typeof(string), "Only claims against this seller.")]
    [Asks("orderId", typeof(string), "Only claims about this order.")]
    [Asks("limit", typeof(int), "How many at most, from 1 to 50.")]
    [Asks("cursor", typeof(string), "'next' of the page before.")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims")] HttpRequest request)
    {
        QueryFilter filter = new(request.Query);
        ClaimStatus? status = filter.Word<ClaimStatus>("status");
        ClaimOutcome? outcome = filter.Word<ClaimOutcome>("outcome");
        ClaimKind? kind = filter.Word<ClaimKind>("kind");
        Party? nextActor = filter.Word<Party>("nextActor");
        (int limit, string? after) = Page.Asked(filter, "claims", Filters);
        filter.NothingElse([.. Filters, "limit", "cursor", "code"]);
        if (filter.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }

        List<ClaimRecord> found = await store.Read(db => Filtered(db.Claims, filter)
            .Where(c => (status == null || c.Status == status) && (outcome == null || c.Outcome == outcome))
            .Where(c => (kind == null || c.Kind == kind) && (nextActor == null || c.NextActor == nextActor))
            .Where(c => after == null || ((string)(object)c.Id).CompareTo(after) < 0)
            .OrderByDescending(c => c.Id)
            .Take(limit + 1)
            .ToListAsync());
        List<ClaimSummary> page = [.. found.Take(limit).Select(ClaimSummary.Of)];
        return Answer.Ok(new ClaimPage(page, found.Count > limit ? Page.Next(filter, "claims", Filters, page[^1].Id.Value) : null));
    }

    private static IQueryable<ClaimRecord> Filtered(IQueryable<ClaimRecord> claims, QueryFilter filter)
    {
        string? buyer = filter.Text("buyerId"), seller = filter.Text("sellerId"), order = filter.Text("orderId");
        return claims.Where(c => (buyer == null || c.BuyerId == buyer) && (seller == null || c.SellerId == seller) && (order == null || c.OrderId == order));
    }
}

/// <summary>A page of claims; <c>next</c> is the cursor of the following one, null at the end.</summary>
internal sealed record ClaimPage(IReadOnlyList<ClaimSummary> Claims, string? Next);

/// <summary>A claim in a list.</summary>
internal sealed record ClaimSummary(
    ClaimId Id,
    string OrderId,
    int Line,
    string BuyerId,
    string SellerId,
    ClaimKind Kind,
    long AmountMinor,
    string Currency,
    ClaimStatus Status,
    ClaimOutcome Outcome,
    Party NextActor,
    DateTimeOffset? Deadline,
    DateTimeOffset FiledAt,
    string Href)
{
    /// <summary>The summary of a claim.</summary>
    public static ClaimSummary Of(ClaimRecord c)
    {
        return new ClaimSummary(
            c.Id, c.OrderId, c.Line, c.BuyerId, c.SellerId, c.Kind, c.AmountMinor, c.Currency, c.Status, c.Outcome, c.NextActor, c.Deadline, c.FiledAt, $"/api/claims/{c.Id}");
    }
}
