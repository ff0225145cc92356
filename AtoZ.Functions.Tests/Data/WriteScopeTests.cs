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

    [Fact]
    public async Task A_payout_has_the_cases_of_its_seller_to_itself_and_no_other()
    {
        await using TestStore store = await databases.Create(Database.Postgres);
        await Given(store, Claim("clm_1", "one"), Claim("clm_2", "other"), Claim("clm_3", "one"));
        TaskCompletionSource begun = new(), go = new();
        Task<int> payout = store.Store.Write(WriteScope.Payout(new ClaimId("clm_1")), async db =>
        {
            await WriteScope.DayBudget(db, "USD");
            begun.SetResult();
            await go.Task;
            return 1;
        });
        await begun.Task;

        // Would wait for ever if they waited for the first: a case of another seller, and that seller's payout of another currency.
        Assert.Equal(2, await store.Store.Write(_other, _ => Task.FromResult(2)));
        Assert.Equal(3, await store.Store.Write(WriteScope.Payout(new ClaimId("clm_2")), async db =>
        {
            await WriteScope.DayBudget(db, "EUR");
            return 3;
        }));
        Task<int> sameSeller = store.Store.Write(WriteScope.Case(new ClaimId("clm_3")), _ => Task.FromResult(4));
        Task<int> sameBudget = store.Store.Write(WriteScope.Payout(new ClaimId("clm_2")), async db =>
        {
            await WriteScope.DayBudget(db, "USD");
            return 5;
        });
        await WaitingForLocks(store, 2);
        Assert.False(sameSeller.IsCompleted || sameBudget.IsCompleted);

        go.SetResult();
        int[] answers = await Task.WhenAll(payout, sameSeller, sameBudget);
        Assert.Equal([1, 4, 5], answers);
    }

    [Fact]
    public async Task Claims_are_filed_side_by_side_unless_about_one_order_or_with_one_file()
    {
        await using TestStore store = await databases.Create(Database.Postgres);
        TaskCompletionSource begun = new(), go = new();
        Task<int> first = store.Store.Write(WriteScope.Filing("order-1", ["file-1", "file-2"]), async _ =>
        {
            begun.SetResult();
            await go.Task;
            return 1;
        });
        await begun.Task;

        // Would wait for ever if it waited for the first.
        Assert.Equal(2, await store.Store.Write(WriteScope.Filing("order-2", ["file-3"]), _ => Task.FromResult(2)));
        Task<int> sameOrder = store.Store.Write(WriteScope.Filing("order-1", []), _ => Task.FromResult(3));
        Task<int> sameFile = store.Store.Write(WriteScope.Filing("order-3", ["file-2"]), _ => Task.FromResult(4));
        await WaitingForLocks(store, 2);
        Assert.False(sameOrder.IsCompleted || sameFile.IsCompleted);

        go.SetResult();
        int[] answers = await Task.WhenAll(first, sameOrder, sameFile);
        Assert.Equal([1, 3, 4], answers);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_payout_does_not_reach_the_money_or_the_cases_of_another_seller(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await Given(store, Claim("clm_1", "one"), Claim("clm_2", "other"));
        Task Paying(Action<AtoZDb> also) => store.Store.Write(WriteScope.Payout(new ClaimId("clm_1")), async db =>
        {
            await db.Claims.ToListAsync();
            also(db);
        });

        await Paying(db => db.Disbursements.Add(Held("one")));
        InvalidOperationException money = await Assert.ThrowsAsync<InvalidOperationException>(() => Paying(db => db.Disbursements.Add(Held("other"))));
        InvalidOperationException stage = await Assert.ThrowsAsync<InvalidOperationException>(() => Paying(db => db.Stages.Add(Stage("clm_2"))));

        Assert.Equal("DisbursementRecord of another seller is written within the payout of clm_1.", money.Message);
        Assert.Equal("StageRecord of another seller is written within the payout of clm_1.", stage.Message);
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

        Assert.Contains("money has WriteScope.Payout or WriteScope.Everything", refused.Message, StringComparison.Ordinal);
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

    private static Task Given(TestStore store, params ClaimRecord[] claims) => store.Store.Write(db =>
    {
        db.Claims.AddRange(claims);
        return Task.CompletedTask;
    });

    private static ClaimRecord Claim(string id, string seller) => new()
    {
        Id = new ClaimId(id),
        OrderId = id,
        Line = 1,
        BuyerId = "buyer",
        SellerId = seller,
        Kind = ClaimKind.NotReceived,
        Description = "It never arrived.",
        Remedy = Remedy.Refund,
        AmountMinor = 8_000,
        Currency = "USD",
        Language = "en",
        FulfilledByMarketplace = false,
        PolicyVersion = "1",
        WorkflowVersion = "1.0",
        FiledAt = DateTimeOffset.UnixEpoch,
    };

    private static DisbursementRecord Held(string seller) => new() { Id = seller, SellerId = seller, AmountMinor = 100, Currency = "USD", DueAt = DateTimeOffset.UnixEpoch };

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
        using CancellationTokenSource bound = new(TimeSpan.FromMinutes(3));
        while (await store.Store.Read(db => db.Database.SqlQuery<int>(
            $"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted""").SingleAsync(bound.Token)) < expected)
        {
            await Task.Yield();
        }
    }
}
