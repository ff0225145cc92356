using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>What stands in each account, and the sum per currency, which must be zero.</summary>
internal sealed class GetBalances(AtoZStore store)
{
    [Function(nameof(GetBalances))]
    [Gives(200, typeof(Balances))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/ledger/balances")] HttpRequest request)
    {
        List<AccountSum> sums = await store.Read(db => db.LedgerPostings
            .GroupBy(p => new { p.Account, p.Currency })
            .Select(g => new AccountSum(g.Key.Account, g.Key.Currency, g.Sum(p => p.AmountMinor)))
            .ToListAsync());
        Dictionary<string, long> perCurrency = sums.GroupBy(s => s.Currency).ToDictionary(g => g.Key, g => g.Sum(s => s.AmountMinor));
        return Answer.Ok(new Balances([.. sums.OrderBy(s => s.Account).ThenBy(s => s.Currency)], perCurrency));
    }
}

/// <summary>All accounts.</summary>
internal sealed record Balances(IReadOnlyList<AccountSum> Accounts, IReadOnlyDictionary<string, long> SumMinor);

/// <summary>One account in one currency: debit positive.</summary>
internal sealed record AccountSum(string Account, string Currency, long AmountMinor);
