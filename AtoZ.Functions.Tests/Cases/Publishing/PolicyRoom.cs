using System.Text.Json;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Messages.Links;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Publishing;

/// <summary>A store, a clock that is moved by hand, and three people.</summary>
internal sealed class PolicyRoom : IAsyncDisposable
{
    public static readonly StaffMember Ruth = new("ruth", [Party.PolicyAuthor]);
    public static readonly StaffMember Anna = new("anna", [Party.Approver]);
    public static readonly StaffMember Aldo = new("aldo", [Party.Approver]);

    private readonly TestStore _store;

    private PolicyRoom(TestStore store)
    {
        _store = store;
        Clock = new SteppingClock(ThePack.Noon);
        Policies = Another();
        Desk = new PackDesk(Policies, Clock);
        Reader = new PackReader(store.Store, Policies, new PastFilings(new FraudDesk()), Clock);
        Intake = new ClaimIntake(Policies, new Timeline(new Outbox(), Clock), IntakeDesk.DecisionsBy(Policies, Clock), Clock, new IntakeSettings("marketplace"));
    }

    public AtoZStore Store => _store.Store;

    public SteppingClock Clock { get; }

    public PublishedPolicies Policies { get; }

    public PackDesk Desk { get; }

    public PackReader Reader { get; }

    public ClaimIntake Intake { get; }

    public static async Task<PolicyRoom> Open() => new(await TestStore.Create());

    /// <summary>The library of another instance of the app, on the same store.</summary>
    public PublishedPolicies Another() => new(PolicyLibrary.Embedded(), _store.Open, Clock);

    public async Task<PackReceipt> Do(Func<AtoZDb, Task<PackReceipt>> act) => await Store.Write(act);

    /// <summary>A draft by Ruth.</summary>
    public async Task<PolicyPackRecord> Drafted(string version = "2027-01") =>
        (await Do(db => Desk.Draft(db, Ruth, version, null))).Pack ?? throw new InvalidOperationException("No draft.");

    /// <summary>A draft of Ruth with one number changed.</summary>
    public async Task<PolicyPackRecord> Drafted(string path, string value, string version = "2027-01")
    {
        JsonElement json = PackNumbers.Set(await Drafted(version), path, value, "Own choice: a test") ?? throw new InvalidOperationException($"No number {path}.");
        PackReceipt receipt = await Do(db => Desk.Change(db, Ruth, version, json));
        Assert.Null(receipt.Refusal);
        return receipt.Pack!;
    }

    public Task<PackReceipt> Approve(PolicyPackRecord pack, StaffMember by) => Do(db => Desk.Approve(db, by, pack.Version, PackAudit.HashOf(pack), "Compared with the past."));

    public Task<PackReceipt> Publish(string version, DateTimeOffset from) => Do(db => Desk.Publish(db, Anna, version, from));

    public Task<IntakeResult> File(string order, ClaimKind kind = ClaimKind.NotReceived) => Store.Write(db => Intake.File(db, IntakeDesk.Claim(order) with { Kind = kind, Evidence = [], HappenedAt = null }));

    public Task Given(params object[] records) => Store.Write(db =>
    {
        db.AddRange(records);
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
