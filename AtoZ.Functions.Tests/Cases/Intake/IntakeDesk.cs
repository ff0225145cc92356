using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;

namespace AtoZ.Functions.Tests.Cases.Intake;

/// <summary>Intake on a store, at a fixed moment, with orders and files to claim about.</summary>
internal sealed class IntakeDesk(AtoZStore store)
{
    private static readonly RecordKeys Keys = new(System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256));
    private static readonly Timeline Timeline = new(new Outbox(), new FixedClock(Now));
    private static readonly Decisions Decisions = new(Keys, Timeline, Functions.Guarantee.Policy.PolicyLibrary.Embedded(), new FixedClock(Now));

    public static PublicKey Key => Keys.Public;

    public static Decisions DecisionsBy(Functions.Guarantee.Policy.IPolicyLibrary policies, TimeProvider clock) => new(Keys, new Timeline(new Outbox(), clock), policies, clock);

    private readonly ClaimIntake _intake = new(
        Functions.Guarantee.Policy.PolicyLibrary.Embedded(), Timeline, Decisions, new FixedClock(Now), new IntakeSettings("marketplace"));

    public static DateTimeOffset Now => ThePack.Noon;

    /// <summary>Two pieces of USD 10 and USD 5 freight, not delivered, eight days past the estimate.</summary>
    public static OrderLine Line(string order) => new()
    {
        OrderId = order,
        Line = 1,
        BuyerId = "b1",
        SellerId = "s1",
        ProductId = "p1",
        Category = "toys",
        Quantity = 2,
        UnitPriceMinor = 1000,
        FreightMinor = 500,
        Currency = "USD",
        Status = "shipped",
        PurchasedAt = Now.AddDays(-20),
        EstimatedDeliveryAt = Now.AddDays(-8),
        SellerContactedAt = Now.AddDays(-5),
    };

    public static EvidenceRecord Photo(string id) => new()
    {
        Id = id,
        ClaimId = null,
        Party = Party.Buyer,
        FileName = "photo.jpg",
        ContentType = "image/jpeg",
        Bytes = 10,
        Sha256 = "00",
        OriginalBlob = "o",
        SharedBlob = "s",
        AddedAt = Now,
    };

    public static NewClaim Claim(string order) => new(
        order, 1, null, "b1", ClaimKind.WrongItem, "A red car came instead of the blue one.", Now.AddDays(-6), Remedy.Refund, null, null, "de", ["f1"]);

    public Task Given(params object[] records) => store.Write(db =>
    {
        db.AddRange(records);
        return Task.CompletedTask;
    });

    public Task<IntakeResult> File(NewClaim claim) => store.Write(db => _intake.File(db, claim));

    public Task<IntakeResult> Preview(NewClaim claim) => store.Read(db => _intake.Preview(db, claim));
}
