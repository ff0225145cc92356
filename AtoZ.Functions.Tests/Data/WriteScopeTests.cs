using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>Who waits for whom, and who may not write what.</summary>
[Collection(nameof(OnEachDatabase))]
public sealed class WriteScopeTests(Databases databases)
{
    private static readonly WriteScope _one = WriteScope.Case(new ClaimId("clm_1"));
    private static readonly WriteScope _other = WriteScope.Case(new ClaimId("clm_2"));

    [Fact]
    public async Task On_PostgreSQL_two_cases_are_written_side_by_side_and_one_case_by_one_after_the_other()
    {
        await using TestStore store = await databases.Create(Database.Postgres);
        TaskCompletionSource begun = new(), go = new();
        Task<int> first = store.Store.Write(_one, async _ =>
        {
            begun.SetResult();
            await go.Task;
            return 1;
        });
        await begun.Task;

        // Would wait for ever if it waited for the first.
        Assert.Equal(2, await store.Store.Write(_other, _ => Task.FromResult(2)));
        Task<int> same = store.Store.Write(_one, _ => Task.FromResult(3));
        Task<int> everything = store.Store.Write(_ => Task.FromResult(4));
        await WaitingForLocks(store, 2);
        Assert.False(same.IsCompleted || everything.IsCompleted);

        go.SetResult();
        int[] answers = await Task.WhenAll(first, same, everything);
        Assert.Equal([1, 3, 4], answers);
    }

    [Fact]
    public async Task A_stage_leads_to_the_lock_of_its_case()
    {
        await using TestStore store = await databases.Create(Database.Postgres);
        await store.Store.Write(db => Task.FromResult(db.Stages.Add(Stage("clm_1"))));
        TaskCompletionSource begun = new(), go = new();
        Task<int> first = store.Store.Write(WriteScope.CaseOfStage("clm_1/stage"), async _ =>
        {
            begun.SetResult();
            await go.Task;
            return 1;
        });
        await begun.Task;

        Task<int> same = store.Store.Write(_one, _ => Task.FromResult(2));
        await WaitingForLocks(store, 1);
        Assert.False(same.IsCompleted);

        go.SetResult();
        int[] answers = await Task.WhenAll(first, same);
        Assert.Equal([1, 2], answers);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Money_is_not_moved_within_the_scope_of_a_case(Database database)
    {
        await using TestStore store = await databases.Create(database);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Store.Write(_one, db => Ledger.Post(
            db,
            "clm_1:pay-buyer",
            new ClaimId("clm_1"),
            Purposes.PayBuyer,
            DateTimeOffset.UnixEpoch,
            new Posting(ChartOfAccounts.ClaimClearing, "clm_1", new Money(1, "USD")),
            new Posting(ChartOfAccounts.ClaimClearing, "clm_1", new Money(-1, "USD")))));

        Assert.Contains("money has WriteScope.Everything", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Two_claims_are_not_written_within_the_scope_of_one(Database database)
    {
        await using TestStore store = await databases.Create(database);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => store.Store.Write(_one, db =>
        {
            db.Stages.AddRange(Stage("clm_1"), Stage("clm_2"));
            return Task.CompletedTask;
        }));

        Assert.Contains("clm_1, clm_2", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.Store.Read(db => db.Stages.CountAsync()));
    }

    private static StageRecord Stage(string claim) => new()
    {
        Key = $"{claim}/stage",
        InstanceId = claim,
        EventName = "stage",
        Kind = StageKind.Vote,
        ClaimId = new ClaimId(claim),
        Round = 1,
        NextActor = Party.Expert,
        OpenedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
    };

    // The server says who waits: no time is guessed.
    private static async Task WaitingForLocks(TestStore store, int expected)
    {
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(30));
        while (await store.Store.Read(db => db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted""").SingleAsync(bound.Token)) < expected)
        {
            await Task.Yield();
        }
    }
}
