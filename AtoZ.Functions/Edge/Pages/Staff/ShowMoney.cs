using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The marketplace's money: does the ledger balance, what stands on which account, how old are the debts (PROCESS §9, §10).</summary>
internal sealed class ShowMoney(StaffFrontDesk desk, AtoZStore store, IPolicyLibrary policies, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows the money.</summary>
    [Function("StaffMoneyPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/money")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        IReadOnlyList<AccountBalance> balances = await store.Read(db => Ledger.Balances(db));
        List<DebtRecord> debts = await store.Read(db => db.Debts.Where(d => d.ClosedAt == null).ToListAsync());
        return await pages.Page<MoneyPage>(new MoneyView(
            desk.Frame(request, member, reader => reader.Say("staff.nav.money"), "/staff/money"), Accounts(balances), Sums(balances), [.. debts.GroupBy(d => d.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Age(g.Key, [.. g]))]));
    }

    private static List<AccountRow> Accounts(IReadOnlyList<AccountBalance> balances) =>
    [
        .. ChartOfAccounts.All.SelectMany(account => balances
            .Where(b => b.Account == account)
            .GroupBy(b => b.Currency)
            .Select(g => new AccountRow(account, g.Count(b => b.Holder.Length > 0), new Money(g.Sum(b => b.AmountMinor), g.Key)))),
    ];

    private static List<Money> Sums(IReadOnlyList<AccountBalance> balances) => [.. balances.GroupBy(b => b.Currency).Select(g => new Money(g.Sum(b => b.AmountMinor), g.Key))];

    private AgeingRow Age(string currency, List<DebtRecord> debts)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Money Sum(IEnumerable<DebtRecord> some) => new(some.Sum(d => d.Outstanding.MinorUnits), currency);
        return new AgeingRow(
            currency,
            [.. AgeingBands.Of(policies.InForce(now).Recovery).Select(band => (band.Name, Debts: debts.Where(d => band.Holds(now - d.OpenedAt)).ToList())).Select(a => new AgeingCell(a.Name, a.Debts.Count, Sum(a.Debts)))],
            Sum(debts));
    }
}
