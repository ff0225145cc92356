using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>Works that wait for SQLite's one writer share a transaction, and nothing else.</summary>
public class GroupCommitTests
{
    private static readonly AsyncLocal<string?> Caller = new();

    [Fact]
    public async Task What_fails_leaves_nothing_and_takes_nothing_from_those_beside_it()
    {
        await using TestStore store = await TestStore.Create();
        Gate gate = new();
        Task first = store.Store.Write(gate.Hold);
        await gate.Held;
        Task kept = store.Store.Write(db => Add(db, "kept"));
        Task thrown = store.Store.Write(async db =>
        {
            await Add(db, "thrown");
            await db.SaveChangesAsync();
            throw new InvalidOperationException("after its first save");
        });
        Task twice = store.Store.Write(db => Add(db, "kept"));
        Task last = store.Store.Write(db => Add(db, "last"));
        gate.Open();

        await Task.WhenAll(first, kept, last);
        await Assert.ThrowsAsync<InvalidOperationException>(() => thrown);
        await Assert.ThrowsAsync<DbUpdateException>(() => twice);
        Assert.Equal(["kept", "last"], await store.Store.Read(db => db.Buyers.Select(b => b.Id).OrderBy(id => id).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_waits_at_a_screen_goes_first_and_an_endless_line_of_them_lets_others_through()
    {
        await using TestStore store = await TestStore.Create();
        Gate gate = new();
        List<string> order = [];
        Task first = store.Store.Write(gate.Hold);
        await gate.Held;
        Task[] all = [first, .. Lined("patient", 3, urgent: false), .. Lined("urgent", 40, urgent: true)];
        gate.Open();
        await Task.WhenAll(all);

        Assert.Equal([16, 33, 42], order.Index().Where(turn => turn.Item == "patient").Select(turn => turn.Index));

        IEnumerable<Task> Lined(string who, int count, bool urgent) => Enumerable.Range(0, count).Select(_ =>
        {
            Urgency.SomebodyWaits = urgent;
            return store.Store.Write(_ =>
            {
                order.Add(who);
                return Task.CompletedTask;
            });
        });
    }

    [Fact]
    public async Task Work_runs_in_the_context_of_its_caller_and_sees_what_was_written_before_it()
    {
        await using TestStore store = await TestStore.Create();
        await store.Store.Write(db => Add(db, "b"));
        Task<string>[] all = [.. Enumerable.Range(0, 100).Select(n =>
        {
            Caller.Value = $"{n}";
            return store.Store.Write(async db =>
            {
                BuyerRecord buyer = await db.Buyers.SingleAsync();
                buyer.Email = $"{int.Parse(buyer.Email ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1}";
                return Caller.Value!;
            });
        })];

        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{n}"), await Task.WhenAll(all));
        Assert.Equal("100", await store.Store.Read(db => db.Buyers.Select(b => b.Email).SingleAsync()));
    }

    [Fact]
    public async Task A_commit_that_fails_is_told_to_everybody_in_it()
    {
        await using TestStore store = await TestStore.Create();
        Gate gate = new();
        Task first = store.Store.Write(gate.Hold);
        await gate.Held;
        Task[] all = [first, store.Store.Write(db => Add(db, "b")), store.Store.Write(Broken)];
        gate.Open();

        foreach (Task one in all)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => one);
        }

        Assert.Equal(0, await store.Store.Read(db => db.Buyers.CountAsync()));
        await store.Store.Write(db => Add(db, "after"));
        Assert.Equal(1, await store.Store.Read(db => db.Buyers.CountAsync()));
    }

    private static Task Add(AtoZDb db, string id)
    {
        db.Buyers.Add(new BuyerRecord { Id = id });
        return Task.CompletedTask;
    }

    // As when the disk is full: SQLite ends the whole transaction by itself.
    private static Task<int> Broken(AtoZDb db) => db.Database.ExecuteSqlRawAsync("ROLLBACK");

    /// <summary>Keeps the writer busy until the others are in line.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when the writer is busy.</summary>
        public Task Held => _held.Task;

        public Task Hold(AtoZDb db)
        {
            _held.SetResult();
            return _open.Task;
        }

        public void Open() => _open.SetResult();
    }
}
