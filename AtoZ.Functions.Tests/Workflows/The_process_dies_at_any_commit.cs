using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>
/// The engine is killed before and after each commit of a claim with recovery, so also between the effect of every activity and its
/// result; the app starts again from disk and goes on. The money is the same each time, and nobody is paid or mailed twice.
/// </summary>
[Collection(nameof(OnEachDatabase))]
public class The_process_dies_at_any_commit(Databases databases)
{
    private static readonly DateTimeOffset End = Market.Start.AddDays(12);

    // Another seventh than the one before, so that both see different commits.
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public Task And_money_and_mails_are_as_if_it_had_not_at_every_seventh(bool after, int first) => AsIfItHadNot(after, first, step: 7);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public Task And_money_and_mails_are_as_if_it_had_not(bool after, int first) => AsIfItHadNot(after, first, step: 2);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false, 2)]
    [InlineData(true, 5)]
    public Task And_money_and_mails_are_as_if_it_had_not_on_PostgreSQL(bool after, int first) => AsIfItHadNot(after, first, step: 7, databases.NewPostgres);

    private static async Task AsIfItHadNot(bool after, int first, int step, Func<Task<string>>? newDatabase = null)
    {
        CommitCounter undisturbed = new(0, after);
        string expected = await Told(undisturbed, newDatabase);
        Assert.InRange(undisturbed.Commits, 30, 200);
        for (long commit = first; commit <= undisturbed.Commits; commit += step)
        {
            CommitCounter deadly = new(commit, after);
            Assert.Equal(expected, await Told(deadly, newDatabase));
            Assert.True(deadly.Died);
        }
    }

    private static async Task<string> Told(CommitCounter counter, Func<Task<string>>? newDatabase)
    {
        string database = newDatabase is null ? "" : await newDatabase();
        LocalClock clock = LocalClock.Virtual(Market.Start);
        string directory = Directory.CreateTempSubdirectory("atoz-crash-").FullName;
        Market market = new() { HeldMinor = 3_000, HasPaymentMethod = false };
        await using (Story story = await Story.Open(market, directory, clock, counter, database: database))
        {
            await counter.UntilDeath(() => Play(story));
        }

        string told;
        await using (Story story = await Story.Open(market, directory, LocalClock.Virtual(clock.GetUtcNow()), database: database))
        {
            await Play(story);
            await story.EndsWell(ClaimOutcome.PaidByMarketplace);
            told = await Tell(story);
        }

        Directory.Delete(directory, recursive: true);
        return told;
    }

    // Each act looks whether it was done before, as the API's idempotency keys do; what was stored but not started the sweeps find.
    private static async Task Play(Story story)
    {
        if (await story.Store.Read(db => db.Sellers.CountAsync()) == 0)
        {
            await story.Store.Write(new Market { HeldMinor = 3_000 }.Fill);
        }

        await (await story.Store.Read(db => db.Claims.AnyAsync()) ? story.GoOn() : story.File("order-1"));
        await story.Pass(TimeSpan.FromMinutes(16));
        await story.Services.GetRequiredService<SilentCases>().StartLostClaims(story.Client);
        await story.Pass(Market.Start.AddDays(5) - story.Now);
        if (await story.Store.Read(db => db.Commands.CountAsync()) == 0)
        {
            await story.AsksInstalments(2);
        }

        if (await story.Store.Read(db => db.Commands.CountAsync()) == 1)
        {
            await story.Pass(TimeSpan.FromMinutes(16));
            await story.Services.GetRequiredService<SilentCases>().WakeUnheardCommands(story.Client);
            await story.Idle();
            await story.PaysDebt(5_900);
        }

        await story.Services.GetRequiredService<SilentCases>().WakeUnheardCommands(story.Client);
        await story.Pass(End - story.Now);
    }

    private static async Task<string> Tell(Story story)
    {
        IReadOnlyList<AccountBalance> balances = await story.Store.Read(Ledger.Balances);
        List<string> bookings = await story.Store.Read(db => db.LedgerTransactions.OrderBy(t => t.Purpose).Select(t => t.Purpose).ToListAsync());
        List<TimelineKind> timeline = [.. (await story.Timeline()).Where(k => k != TimelineKind.Repaired)];
        DebtRecord debt = await story.DebtRecord();
        return string.Join('\n', balances.Select(b => $"{b.Account} {b.AmountMinor}")) + "\n" + string.Join(',', bookings.Select(p => p.Split(':')[0]))
            + "\n" + string.Join(',', timeline) + "\n" + string.Join(',', (await story.Mails()).Order(StringComparer.Ordinal)) + $"\n{debt.State} {debt.RecoveredMinor}";
    }
}
