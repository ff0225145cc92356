using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>A claim is played again and again, and each time the engine dies at another commit and starts again from disk.</summary>
/// <param name="market">The market it is played in.</param>
/// <param name="play">Plays it, also from the middle.</param>
/// <param name="tell">Asserts that it ended well, and tells what else must be the same.</param>
internal sealed class Deaths(Market market, Func<Story, Task> play, Func<Story, Task<string>> tell)
{
    /// <summary>Makes a database for each claim; it is in the directory of the app when null.</summary>
    public Func<Task<string>>? NewDatabase { get; init; }

    /// <summary>Money, timeline and mails are as if the engine had not died, wherever it did.</summary>
    /// <returns>What is told each time.</returns>
    public async Task<string> ChangeNothing(bool after, int first, int step, int most)
    {
        CommitCounter undisturbed = new(0, after);
        string expected = await Told(undisturbed);
        Assert.InRange(undisturbed.Commits, 30, most);
        for (long commit = first; commit <= undisturbed.Commits; commit += step)
        {
            CommitCounter deadly = new(commit, after);
            Assert.Equal(expected, await Told(deadly));
            Assert.True(deadly.Died);
        }

        return expected;
    }

    private async Task<string> Told(CommitCounter counter)
    {
        string database = NewDatabase is null ? "" : await NewDatabase();
        LocalClock clock = LocalClock.Virtual(Market.Start);
        string directory = Directory.CreateTempSubdirectory("atoz-crash-").FullName;
        await using (Story story = await Story.Open(market, directory, clock, counter, database: database))
        {
            await counter.UntilDeath(() => play(story));
        }

        string told;
        await using (Story story = await Story.Open(market, directory, LocalClock.Virtual(clock.GetUtcNow()), database: database))
        {
            await play(story);
            told = string.Join('\n', await MoneyTimelineAndMails(story), await tell(story));
        }

        Directory.Delete(directory, recursive: true);
        return told;
    }

    private static async Task<string> MoneyTimelineAndMails(Story story)
    {
        IReadOnlyList<AccountBalance> balances = await story.Store.Read(Ledger.Balances);
        List<string> bookings = await story.Store.Read(db => db.LedgerTransactions.OrderBy(t => t.Purpose).Select(t => t.Purpose).ToListAsync());
        IEnumerable<TimelineKind> timeline = (await story.Timeline()).Where(k => k != TimelineKind.Repaired);
        return string.Join('\n', [
            .. balances.Select(b => $"{b.Account} {b.AmountMinor}"),
            string.Join(',', bookings.Select(purpose => purpose.Split(':')[0])),
            string.Join(',', timeline),
            string.Join(',', (await story.Mails()).Order(StringComparer.Ordinal)),
        ]);
    }
}
