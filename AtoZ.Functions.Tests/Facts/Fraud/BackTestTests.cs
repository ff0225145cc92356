using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Fraud;

/// <summary>Numbers are tried on past claims with the facts of their day; on SQLite and PostgreSQL.</summary>
[Collection(nameof(OnEachDatabase))]
public class BackTestTests(Databases databases)
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Other_weights_would_have_asked_a_person_and_nothing_is_changed(Database database)
    {
        await using TestStore store = await databases.Create(database);
        await Given(store, 5);
        BackTest test = Test(store);

        (BackTestReport? same, _) = await test.Run(new BackTestBody());
        (BackTestReport? stricter, _) = await test.Run(new BackTestBody(Rules: new Dictionary<string, RuleChange> { ["FRAUD-13"] = new(Weight: 40, Threshold: 2) }));

        Assert.Equal((5, 0, 0), (same!.Claims, same.NewlyLookedAt, same.NoLongerLookedAt));

        // The third claim of the week has two before it; the fourth and the fifth were looked at anyway.
        Assert.Equal((1, 3), (stricter!.NewlyLookedAt, stricter.Rules.Single(r => r.Code == "FRAUD-13").Fires));
        Assert.Equal(3, await store.Store.Read(db => db.FraudChecks.CountAsync(check => check.Band == FraudBand.Clear)));
    }

    [Fact]
    public async Task A_longer_look_back_and_another_limit_can_be_tried()
    {
        await using TestStore store = await databases.Create(Database.Sqlite);
        await Given(store, 5);
        (BackTestReport? report, _) = await Test(store).Run(new BackTestBody(ReviewFrom: 10, Limit: 3, Rules: new Dictionary<string, RuleChange> { ["FRAUD-13"] = new(WindowDays: 1) }));
        Assert.Equal((3, 1), (report!.Claims, report.NewlyLookedAt));
    }

    [Theory]
    [InlineData("FRAUD-99", 1, null, 10, "RULE_UNKNOWN")]
    [InlineData("FRAUD-01", -1, null, 10, "RULE_CHANGE_WRONG")]
    [InlineData("FRAUD-05", 1, 3, 10, "RULE_CHANGE_WRONG")]
    [InlineData("FRAUD-01", 1, 0, 10, "RULE_CHANGE_WRONG")]
    [InlineData("FRAUD-01", 1, 3, 0, "LIMIT_WRONG")]
    [InlineData("FRAUD-01", 1, 3, 2001, "LIMIT_WRONG")]
    public async Task What_cannot_be_tried_is_refused(string code, int weight, int? days, int limit, string refusal)
    {
        await using TestStore store = await databases.Create(Database.Sqlite);
        Assert.Equal(refusal, (await Test(store).Run(new BackTestBody(Limit: limit, Rules: new Dictionary<string, RuleChange> { [code] = new(weight, null, days) }))).Refusal!.Code);
    }

    private static BackTest Test(TestStore store) => new(store.Store, PolicyLibrary.Embedded(), new FixedClock(IntakeDesk.Now.AddDays(1)));

    // Five claims of one buyer, a minute apart: each has those before it behind it.
    private static async Task Given(TestStore store, int claims)
    {
        IntakeDesk desk = new(store.Store);
        await desk.Given([.. Enumerable.Range(0, claims).Select(n => IntakeDesk.Line($"o{n}"))]);
        foreach (int n in Enumerable.Range(0, claims))
        {
            ClaimId id = (await desk.File(IntakeDesk.Claim($"o{n}") with { Kind = ClaimKind.NotReceived, Evidence = [] })).ClaimId!.Value;
            await store.Store.Write(db => db.Claims.Where(c => c.Id == id).ExecuteUpdateAsync(u => u.SetProperty(c => c.FiledAt, IntakeDesk.Now.AddMinutes(n))));
            await store.Store.Write(async db =>
            {
                ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == id);
                db.FraudChecks.Add(await new FraudDesk().Check(db, claim, ThePack.Pack, IntakeDesk.Now));
            });
        }
    }
}
