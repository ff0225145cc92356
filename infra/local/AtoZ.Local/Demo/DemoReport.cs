using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace AtoZ.Local.Demo;

/// <summary>What the demonstration came to, read from the store alone.</summary>
internal sealed record DemoReport(
    IReadOnlyList<(ClaimKind Kind, ClaimOutcome Outcome, int Claims, long PaidMinor)> Outcomes,
    IReadOnlyList<(string Account, string Currency, long BalanceMinor)> Balances,
    IReadOnlyList<(DebtState State, int Debts, long AmountMinor, long RecoveredMinor)> Debts,
    long LedgerSum,
    int NotClosed,
    int DebtsOpen,
    IReadOnlyList<(InquiryState State, int Inquiries, long RefundedMinor)> Inquiries,
    IReadOnlyList<(ReturnState State, int Returns, long PostageMinor)> Returns,
    int ClaimsOfSeveralLines,
    IReadOnlyList<(ClaimOutcome Claim, ClaimOutcome Line, int Lines, int Paid, long PaidMinor)> Lines)
{
    /// <summary>Reads the store.</summary>
    public static Task<DemoReport> Read(AtoZStore store) => store.Read(async db =>
    {
        var outcomes = await db.Claims.GroupBy(c => new { c.Kind, c.Outcome })
            .Select(g => new { g.Key.Kind, g.Key.Outcome, Claims = g.Count(), Paid = g.Sum(c => c.PaidMinor) }).ToListAsync();
        var balances = await db.LedgerPostings.GroupBy(p => new { p.Account, p.Currency })
            .Select(g => new { g.Key.Account, g.Key.Currency, Sum = g.Sum(p => p.AmountMinor) }).ToListAsync();
        var debts = await db.Debts.GroupBy(d => d.State)
            .Select(g => new { State = g.Key, Count = g.Count(), Amount = g.Sum(d => d.AmountMinor), Recovered = g.Sum(d => d.RecoveredMinor) }).ToListAsync();
        var inquiries = await db.Inquiries.GroupBy(i => i.State).Select(g => new { State = g.Key, Count = g.Count(), Refunded = g.Sum(i => i.RefundedMinor) }).ToListAsync();
        List<(ReturnState State, int Returns, long PostageMinor)> returns =
            [.. (await db.Returns.ToListAsync()).GroupBy(r => r.State).Select(g => (g.Key, g.Count(), g.Sum(r => r.PostageMinor)))];
        List<(ClaimRecord Claim, IReadOnlyList<ClaimLine> Lines)> several = await OfSeveralLines(db);
        return new DemoReport(
            [.. outcomes.Select(o => (o.Kind, o.Outcome, o.Claims, o.Paid)).OrderBy(o => o.Kind).ThenBy(o => o.Outcome)],
            [.. balances.Select(b => (b.Account, b.Currency, b.Sum)).OrderBy(b => b.Account, StringComparer.Ordinal)],
            [.. debts.Select(d => (d.State, d.Count, d.Amount, d.Recovered)).OrderBy(d => d.State)],
            await db.LedgerPostings.SumAsync(p => p.AmountMinor),
            await db.Claims.CountAsync(c => c.ClosedAt == null),
            await db.Debts.CountAsync(d => d.ClosedAt == null),
            [.. inquiries.Select(i => (i.State, i.Count, i.Refunded)).OrderBy(i => i.State)],
            [.. returns.OrderBy(r => r.State)],
            several.Count,
            [.. several.SelectMany(c => c.Lines, (c, l) => (c.Claim, Line: l)).GroupBy(l => (Claim: l.Claim.Outcome, Line: l.Line.Outcome))
                .Select(g => (g.Key.Claim, g.Key.Line, g.Count(), g.Count(l => l.Line.Record.PaidMinor > 0), g.Sum(l => l.Line.Record.PaidMinor))).Order()]);
    });

    /// <summary>Prints the tables.</summary>
    public void Print(IAnsiConsole console, string currency)
    {
        PrintOutcomes(console, currency);
        PrintLines(console, currency);
        Table asked = Titled("Inquiries before a claim", "How they ended", "#Inquiries", "#Refunded by sellers");
        foreach ((InquiryState state, int count, long refunded) in this.Inquiries)
        {
            asked.AddRow(state.ToString(), Text(count), Text(new Money(refunded, currency)));
        }

        console.Write(asked);
        if (this.Returns.Count > 0)
        {
            Table returns = Titled("Items sent back for the money", "How it stands at the end", "#Returns", "#Postage given back");
            foreach ((ReturnState state, int count, long postage) in this.Returns)
            {
                returns.AddRow(state.ToString(), Text(count), Text(new Money(postage, currency)));
            }

            console.Write(returns);
        }

        Table money = Titled("Money by account (debit +, credit −)", "Account", "#Balance");
        foreach ((string account, string unit, long balance) in this.Balances)
        {
            money.AddRow(account, Text(new Money(balance, unit)));
        }

        money.AddRow("[bold]sum of the ledger[/]", $"[bold]{this.LedgerSum.ToString(CultureInfo.InvariantCulture)}[/]");
        console.Write(money);

        Table debts = Titled("Debts of sellers", "State", "#Debts", "#Owed", "#Recovered");
        foreach ((DebtState state, int count, long amount, long recovered) in this.Debts)
        {
            debts.AddRow(state.ToString(), Text(count), Text(new Money(amount, currency)), Text(new Money(recovered, currency)));
        }

        console.Write(debts);
    }

    private static async Task<List<(ClaimRecord Claim, IReadOnlyList<ClaimLine> Lines)>> OfSeveralLines(AtoZDb db)
    {
        List<(ClaimRecord, IReadOnlyList<ClaimLine>)> several = [];
        foreach (ClaimRecord claim in await db.Claims.Where(c => db.ClaimLines.Count(l => l.ClaimId == c.Id) > 1).ToListAsync())
        {
            several.Add((claim, await ClaimLines.Of(db, claim)));
        }

        return several;
    }

    private static Table Titled(string title, params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple).Title($"[bold]{title}[/]").LeftAligned();
        foreach (string column in columns)
        {
            table.AddColumn(column[0] == '#' ? new TableColumn(column[1..]).RightAligned() : new TableColumn(column));
        }

        return table;
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(Money money) => $"{money.ToDecimal().ToString("N2", CultureInfo.InvariantCulture)} {money.Currency}";

    private void PrintOutcomes(IAnsiConsole console, string currency)
    {
        Table table = Titled("Claims by kind and outcome", "Kind", "Outcome", "#Claims", "#Paid to buyers");
        foreach ((ClaimKind kind, ClaimOutcome outcome, int claims, long paid) in this.Outcomes)
        {
            table.AddRow(kind.ToString(), outcome.ToString(), Text(claims), Text(new Money(paid, currency)));
        }

        table.AddRow("[bold]all[/]", "", $"[bold]{Text(this.Outcomes.Sum(o => o.Claims))}[/]", $"[bold]{Text(new Money(this.Outcomes.Sum(o => o.PaidMinor), currency))}[/]");
        console.Write(table);
    }

    private void PrintLines(IAnsiConsole console, string currency)
    {
        Table table = Titled("Claims of several lines", "Outcome of the claim", "Outcome of the line", "#Lines", "#Lines paid", "#Paid to buyers");
        foreach ((ClaimOutcome claim, ClaimOutcome line, int lines, int paid, long paidMinor) in this.Lines)
        {
            table.AddRow(claim.ToString(), line.ToString(), Text(lines), Text(paid), Text(new Money(paidMinor, currency)));
        }

        table.AddRow(
            $"[bold]all {Text(this.ClaimsOfSeveralLines)} claims[/]",
            "",
            $"[bold]{Text(this.Lines.Sum(l => l.Lines))}[/]",
            $"[bold]{Text(this.Lines.Sum(l => l.Paid))}[/]",
            $"[bold]{Text(new Money(this.Lines.Sum(l => l.PaidMinor), currency))}[/]");
        console.Write(table);
    }
}
