using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using DurableTask.Sqlite.Time;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

/// <summary>"Take the next case": one person per case, the most urgent first, on SQLite and PostgreSQL.</summary>
[Collection(nameof(OnEachDatabase))]
[Trait("Rule", "FRAUD-L")]
public class TaskLeasesTests(Databases databases)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_many_who_ask_at_once_each_gets_a_case_of_their_own(Database database)
    {
        await using TestStore store = await databases.Create(database);
        TaskLeases leases = await Given(store, LocalClock.Virtual(IntakeDesk.Now), 5);

        (StaffTask Task, TaskLeaseRecord Lease)?[] taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => leases.TakeNext(new StaffMember($"m{n}", [Party.Investigator]))));

        Assert.Equal(5, taken.Count(t => t is not null));
        Assert.Equal(5, taken.Where(t => t is not null).Select(t => t!.Value.Task.Stage.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_most_urgent_comes_first_and_who_asks_again_keeps_the_same(Database database)
    {
        await using TestStore store = await databases.Create(database);
        TaskLeases leases = await Given(store, LocalClock.Virtual(IntakeDesk.Now), 3);

        Assert.Equal("claim-o0/FraudDecision/1", await Next(leases, "ines"));
        Assert.Equal("claim-o0/FraudDecision/1", await Next(leases, "ines"));
        Assert.Equal("claim-o1/FraudDecision/1", await Next(leases, "ivan"));
    }

    [Theory]
    [InlineData(-1, "claim-o1/FraudDecision/1")]
    [InlineData(0, "claim-o0/FraudDecision/1")]
    [InlineData(1, "claim-o0/FraudDecision/1")]
    public async Task A_case_is_free_again_when_its_time_is_over(int seconds, string expected)
    {
        await using TestStore store = await TestStore.Create();
        LocalClock clock = LocalClock.Virtual(IntakeDesk.Now);
        TaskLeases leases = await Given(store, clock, 2);
        await Next(leases, "ines");
        clock.AdvanceTo(IntakeDesk.Now + Lease + TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, await Next(leases, "ivan"));
    }

    [Fact]
    public async Task What_is_given_back_is_free_at_once()
    {
        await using TestStore store = await TestStore.Create();
        TaskLeases leases = await Given(store, LocalClock.Virtual(IntakeDesk.Now), 1);
        await Next(leases, "ines");
        Assert.Null(await Next(leases, "ivan"));
        Assert.Equal(0, await leases.GiveBack(new StaffMember("ivan", [Party.Investigator]), new ClaimId("o0")));
        Assert.Equal(1, await leases.GiveBack(new StaffMember("ines", [Party.Investigator]), new ClaimId("o0")));
        Assert.Equal("claim-o0/FraudDecision/1", await Next(leases, "ivan"));
    }

    [Fact]
    public async Task Only_tasks_of_the_members_own_roles_are_given()
    {
        await using TestStore store = await TestStore.Create();
        TaskLeases leases = await Given(store, LocalClock.Virtual(IntakeDesk.Now), 1);
        Assert.Null(await leases.TakeNext(new StaffMember("anna", [Party.Approver, Party.Reviewer])));
        Assert.Null(await leases.TakeNext(new StaffMember("ines", [Party.Investigator, Party.Reviewer]), Party.Reviewer));
    }

    private static async Task<string?> Next(TaskLeases leases, string name) => (await leases.TakeNext(new StaffMember(name, [Party.Investigator])))?.Task.Stage.Key;

    private static async Task<TaskLeases> Given(TestStore store, TimeProvider clock, int cases)
    {
        await store.Store.Write(db =>
        {
            foreach (int n in Enumerable.Range(0, cases))
            {
                db.Claims.Add(Claim($"o{n}"));
                db.Stages.Add(new StageRecord
                {
                    Key = $"claim-o{n}/FraudDecision/1",
                    InstanceId = $"claim-o{n}",
                    EventName = "FraudDecision/1",
                    Kind = StageKind.FraudDecision,
                    ClaimId = new ClaimId($"o{n}"),
                    Round = 1,
                    NextActor = Party.Investigator,
                    OpenedAt = IntakeDesk.Now,
                    Deadline = IntakeDesk.Now.AddHours(40 + n),
                });
            }

            return Task.CompletedTask;
        });
        return new TaskLeases(store.Store, PolicyLibrary.Embedded(), clock);
    }

    private static ClaimRecord Claim(string id) => new()
    {
        Id = new ClaimId(id),
        OrderId = id,
        Line = 1,
        BuyerId = "b1",
        SellerId = "s1",
        Kind = ClaimKind.WrongItem,
        Description = "A red car came.",
        Remedy = Remedy.Refund,
        AmountMinor = 1000,
        Currency = "USD",
        Language = "en",
        FulfilledByMarketplace = false,
        PolicyVersion = "2026-11",
        WorkflowVersion = "1.0",
        FiledAt = IntakeDesk.Now,
        Status = ClaimStatus.AwaitingInvestigator,
    };
}
