using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>A seller's disbursements, the earliest due first, at most 200.</summary>
internal sealed class ListDisbursements(AtoZStore store)
{
    private const int Most = 200;

    [Function(nameof(ListDisbursements))]
    [Gives(200, typeof(DisbursementList))]
    [Asks("sellerId", typeof(string), "Only disbursements of this seller.")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/facts/disbursements")] HttpRequest request)
    {
        QueryFilter filter = new(request.Query);
        string? seller = filter.Text("sellerId");
        filter.NothingElse(["sellerId", "code"]);
        if (filter.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }

        List<DisbursementRecord> found = await store.Read(db => db.Disbursements.Where(d => seller == null || d.SellerId == seller).OrderBy(d => d.DueAt).Take(Most).ToListAsync());
        return Answer.Ok(new DisbursementList([.. found.Select(d => new DisbursementShown(d.Id, d.SellerId, d.AmountMinor, d.TakenMinor, d.Currency, d.DueAt, d.ReleasedAt))]));
    }
}

/// <summary>Disbursements.</summary>
internal sealed record DisbursementList(IReadOnlyList<DisbursementShown> Disbursements);
