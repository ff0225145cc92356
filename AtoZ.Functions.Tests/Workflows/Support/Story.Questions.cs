using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using DurableTask.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What stories ask at their end.</summary>
internal sealed partial class Story
{
    public Task<ClaimRecord> Record() => Store.Read(db => db.Claims.SingleAsync(c => c.Id == Claim));

    public Task<DebtRecord> DebtRecord() => Store.Read(db => db.Debts.SingleAsync(d => d.Id == Debt));

    /// <summary>What was arranged about the debt, as <c>kind state</c>.</summary>
    public async Task<List<string>> Arranged() =>
        [.. (await Store.Read(db => db.DebtArrangements.OrderBy(a => a.Number).ToListAsync())).Select(a => $"{a.Kind} {a.State}")];

    public Task<int> Attempts() => Store.Read(db => db.RecoveryAttempts.CountAsync());

    public Task<SellerRecord> SellerRecord() => Store.Read(db => db.Sellers.SingleAsync(s => s.Id == Market.Seller));

    public Task<List<StageRecord>> OpenStages() => Store.Read(db => db.Stages.Where(s => s.ClaimId == Claim && s.ClosedAt == null).ToListAsync());

    /// <summary>The timeline, as kinds in their order, without the signed records of decisions.</summary>
    public Task<List<TimelineKind>> Timeline() => Store.Read(db => db.Timeline.Where(t => t.ClaimId == Claim && t.Kind != TimelineKind.Decided).OrderBy(t => t.Sequence).Select(t => t.Kind).ToListAsync());

    /// <summary>Mails as <c>receiver: purpose</c>, in the order of sending.</summary>
    public async Task<List<string>> Mails() => [.. (await Store.Read(db => db.Mails.Where(m => m.ClaimId == Claim).OrderBy(m => m.CreatedAt).ToListAsync()))
        .Select(m => $"{m.To}: {m.Key.Split(':')[1]}")];

    /// <summary>The newest mail to a party of a purpose.</summary>
    public async Task<MailRecord> Mail(Party to, string purpose) =>
        (await Store.Read(db => db.Mails.Where(m => m.ClaimId == Claim && m.To == to).OrderBy(m => m.CreatedAt).ToListAsync())).Last(m => m.Key.Split(':')[1] == purpose);

    /// <summary>The case as a party sees it.</summary>
    public async Task<CaseFile> Seen(Party by) => (await Services.GetRequiredService<CaseReader>().Read(Claim, by))!;

    /// <summary>Whose turn it is, as a party reads it in English.</summary>
    public async Task<TurnView> Turn(Party by) => Turns.Of(await Seen(by), new Reader("en", Now));

    /// <summary>What stands in an account, minor units.</summary>
    public async Task<long> Balance(string account, string? holder = null) =>
        (await Store.Read(Ledger.Balances)).Where(b => b.Account == account && (holder is null || b.Holder == holder)).Sum(b => b.AmountMinor);

    /// <summary>Whether an orchestration ended well.</summary>
    public async Task<OrchestrationRuntimeStatus?> Status(string instance) => (await Client.GetInstanceAsync(instance))?.RuntimeStatus;

    /// <summary>The same after some more time: a paid debt is kept open until the time for a proof of insurance is over.</summary>
    public async Task EndsWellAfter(TimeSpan span, ClaimOutcome outcome)
    {
        await Pass(span);
        await EndsWell(outcome);
    }

    /// <summary>What every story must end with: books in balance, nothing on its way, nothing waiting, nobody lost an event.</summary>
    public async Task EndsWell(ClaimOutcome outcome)
    {
        ClaimRecord claim = await Record();
        Assert.Equal((outcome, ClaimStatus.Closed), (claim.Outcome, claim.Status));
        Assert.Equal((Party.None, null), (claim.NextActor, claim.Deadline));
        Assert.Equal(0, await Balance(ChartOfAccounts.ClaimClearing));
        Assert.Equal(0, (await Store.Read(Ledger.Balances)).Sum(b => b.AmountMinor));
        Assert.Equal(0, await Balance(ChartOfAccounts.ReturnPostage));
        long postage = await Store.Read(async db => (await Ledger.Find(db, $"{Claim}:{Purposes.PayPostage}"))?.Postings.Max(p => p.AmountMinor) ?? 0);
        Assert.Equal(-claim.PaidMinor - postage, await Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Empty(await OpenStages());
        Assert.Empty(_host.Services.GetRequiredService<EngineDiagnostics>().Records);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await Status(InstanceIds.Claim(Claim)));
        Assert.False(await Store.Read(db => db.Commands.AnyAsync(c => c.State == CommandState.Pending)));
    }
}
