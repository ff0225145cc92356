using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Tests.Edge.Pages.Support;

/// <summary>Rows of one claim in a given state, as the orchestrations leave them.</summary>
public sealed class CaseRows
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private readonly List<object> _rows = [];
    private readonly ClaimId _id = new("clm_019a0000000070008000000000000001");
    private int _entries;

    public CaseRows(ClaimStatus status, ClaimOutcome outcome = ClaimOutcome.None, ClaimKind kind = ClaimKind.NotAsDescribed, string? description = null, string title = "Garden lamp, warm white")
    {
        this.Claim = new ClaimRecord
        {
            Id = _id,
            OrderId = "order-4711",
            Line = 1,
            BuyerId = "buyer-1",
            SellerId = "seller-1",
            Kind = kind,
            Description = description ?? "The lamp is cold white, not warm white as in the listing.\nThe box was open too.",
            Remedy = Remedy.Refund,
            AmountMinor = 8990,
            Currency = "USD",
            Language = "en",
            FulfilledByMarketplace = false,
            PolicyVersion = "2026-11",
            WorkflowVersion = "1.0",
            FiledAt = Now.AddDays(-2),
            Status = status,
            Outcome = outcome,
            NextActor = NextActor(status),
            PaidMinor = outcome is ClaimOutcome.PaidBySeller or ClaimOutcome.PaidByMarketplace or ClaimOutcome.BorneByMarketplace ? 8990 : 0,
            Deadline = status == ClaimStatus.Closed ? null : Now.AddHours(41).AddMinutes(20),
            ClosedAt = status == ClaimStatus.Closed ? Now.AddHours(-3) : null,
        };
        _rows.Add(this.Claim);
        _rows.Add(new ClaimLineRecord
        {
            ClaimId = _id,
            OrderId = this.Claim.OrderId,
            Line = 1,
            Quantity = 1,
            AmountMinor = this.Claim.AmountMinor,
            PaidMinor = this.Claim.PaidMinor,
            ClosedAt = this.Claim.ClosedAt,
        });
        _rows.Add(Order(title));
        this.Told(TimelineKind.Submitted, Party.Buyer, Audience.Both, -48, """{"amount":"89.90 USD"}""");
        if (status is not ClaimStatus.Checking)
        {
            this.Told(TimelineKind.FraudChecked, Party.System, Audience.Staff, -48, """{"band":"Clear"}""");
        }

        if (status is not (ClaimStatus.Checking or ClaimStatus.AwaitingExpert or ClaimStatus.AwaitingInvestigator))
        {
            this.Told(TimelineKind.SellerNotified, Party.System, Audience.Both, -47, """{"deadline":"2026-11-24T02:20:00.0000000+00:00"}""");
        }

        this.OpenStageOf(status);
    }

    public ClaimRecord Claim { get; }

    public IReadOnlyList<object> Rows => _rows;

    public CaseRows With(object row)
    {
        _rows.Add(row);
        return this;
    }

    public CaseRows Told(TimelineKind kind, Party actor, Audience audience, double hours, string data = "{}") => this.With(new TimelineRecord
    {
        ClaimId = _id,
        Key = $"{kind}/{_entries++}",
        At = Now.AddHours(hours),
        Actor = actor,
        Kind = kind,
        Audience = audience,
        Data = data,
    });

    public CaseRows Offered(OfferState state = OfferState.Open, int round = 1, string message = "I am sorry. Keep the lamp and take half of the price back?") => this.With(new OfferRecord
    {
        ClaimId = _id,
        Round = round,
        Remedy = Remedy.PartRefund,
        AmountMinor = 4500,
        Message = message,
        MadeAt = Now.AddHours(-5),
        State = state,
    }).Told(TimelineKind.SellerAnswered, Party.Seller, Audience.Both, -5, """{"answer":"SellerOffers","remedy":"PartRefund","amount":"45.00 USD","message":"I am sorry. Keep the lamp and take half of the price back?"}""");

    public CaseRows Evidence(Party party, string name, string type, string id) => this.With(new EvidenceRecord
    {
        Id = id,
        ClaimId = _id,
        Party = party,
        FileName = name,
        ContentType = type,
        Bytes = 1_834_000,
        Sha256 = new string('a', 64),
        OriginalBlob = "original",
        SharedBlob = "shared",
        AddedAt = Now.AddHours(-30),
    });

    public CaseRows Reviewed(bool forBuyer, AppealOrigin origin = AppealOrigin.SellerContests, int number = 1, bool open = false) => this.With(new AppealRecord
    {
        ClaimId = _id,
        Number = number,
        Origin = origin,
        Statement = "The colour was stated in the listing: cold white, 6000 K.",
        OpenedAt = Now.AddHours(-40),
        ForBuyer = open ? null : forBuyer,
        Criteria = open ? null : forBuyer ? "APP-01,APP-02,APP-03" : "APP-01,APP-03",
        DecidedAt = open ? null : Now.AddHours(-4),
    });

    public CaseRows Owing(DebtState state = DebtState.Open) => this.With(new DebtRecord
    {
        Id = DebtId.For(_id, "claim"),
        ClaimId = _id,
        SellerId = "seller-1",
        AmountMinor = 8990,
        Currency = "USD",
        RecoveredMinor = 2000,
        OpenedAt = Now.AddDays(-2),
        State = state,
        NextAttemptAt = Now.AddDays(1),
    }).With(Stage(StageKind.DebtPayment, Party.Seller, "recovery", Now.AddDays(1), DebtId.For(_id, "claim")));

    public CaseRows Pending(CommandKind kind, Party party, string payload, double effectiveInMinutes) => this.With(new CommandRecord
    {
        Id = "cmd_1",
        ClaimId = _id,
        StageKey = "claim/SellerAnswer",
        Kind = kind,
        Party = party,
        Actor = "lnk_1",
        Payload = payload,
        GivenAt = Now.AddMinutes(-5),
        EffectiveAt = Now.AddMinutes(effectiveInMinutes),
        State = CommandState.Pending,
    });

    private static Party NextActor(ClaimStatus status) => status switch
    {
        ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingRemedy or ClaimStatus.AwaitingPayment => Party.Seller,
        ClaimStatus.AwaitingBuyer or ClaimStatus.AwaitingReturn => Party.Buyer,
        ClaimStatus.InReview => Party.Reviewer,
        ClaimStatus.AwaitingExpert => Party.Expert,
        ClaimStatus.AwaitingInvestigator => Party.Investigator,
        ClaimStatus.AwaitingApproval => Party.Approver,
        ClaimStatus.Closed => Party.None,
        _ => Party.System,
    };

    private static OrderLine Order(string title) => new()
    {
        OrderId = "order-4711",
        Line = 1,
        BuyerId = "buyer-1",
        SellerId = "seller-1",
        ProductId = "prd-1",
        ProductTitle = title,
        Category = "garden_tools",
        Quantity = 1,
        UnitPriceMinor = 7990,
        FreightMinor = 1000,
        Currency = "USD",
        Status = "delivered",
        PurchasedAt = Now.AddDays(-20),
        ShippedAt = Now.AddDays(-18),
        DeliveredAt = Now.AddDays(-9),
        EstimatedDeliveryAt = Now.AddDays(-10),
    };

    private void OpenStageOf(ClaimStatus status)
    {
        DateTimeOffset until = Now.AddHours(41).AddMinutes(20);
        (StageKind Kind, Party Actor)? stage = status switch
        {
            ClaimStatus.AwaitingExpert => (StageKind.ExpertOpinion, Party.Expert),
            ClaimStatus.AwaitingInvestigator => (StageKind.FraudDecision, Party.Investigator),
            ClaimStatus.AwaitingSeller => (StageKind.SellerAnswer, Party.Seller),
            ClaimStatus.AwaitingBuyer => (StageKind.OfferAnswer, Party.Buyer),
            ClaimStatus.AwaitingRemedy => (StageKind.RemedyShipment, Party.Seller),
            ClaimStatus.AwaitingReturn => (StageKind.ReturnPosting, Party.Buyer),
            ClaimStatus.AwaitingPayment => (StageKind.DebitRetry, Party.Seller),
            ClaimStatus.InReview => (StageKind.Vote, Party.Reviewer),
            ClaimStatus.AwaitingApproval => (StageKind.PayoutApproval, Party.Approver),
            _ => null,
        };
        if (stage is { } open)
        {
            this.With(Stage(open.Kind, open.Actor, "claim", until, null));
        }

        if (status == ClaimStatus.InReview)
        {
            this.With(Stage(StageKind.Vote, Party.Expert, "seat", until, null, Seat.Independent));
        }
    }

    private StageRecord Stage(StageKind kind, Party actor, string instance, DateTimeOffset until, DebtId? debt, Seat? seat = null) => new()
    {
        Key = $"{instance}/{kind}",
        InstanceId = instance,
        EventName = $"{kind}/1",
        Kind = kind,
        ClaimId = _id,
        DebtId = debt,
        Round = 1,
        Seat = kind == StageKind.Vote ? seat ?? Seat.Marketplace : null,
        NextActor = actor,
        OpenedAt = Now.AddHours(-31),
        Deadline = until,
        AmountMinor = debt is null ? 8990 : null,
        EndsAtLatest = kind is StageKind.ExpertOpinion or StageKind.Vote or StageKind.PayoutApproval ? until.AddDays(3) : null,
        Default = DefaultOf(kind),
        Method = kind switch
        {
            StageKind.SellerAnswer or StageKind.OfferAnswer or StageKind.Vote => DebitMethod.PaymentMethod,
            StageKind.DebitRetry => DebitMethod.None,
            _ => null,
        },
    };

    private static StageDefault DefaultOf(StageKind kind) => kind switch
    {
        StageKind.FraudDecision => StageDefault.ClaimCleared,
        StageKind.SellerAnswer or StageKind.RemedyShipment or StageKind.DebitRetry => StageDefault.MarketplacePaysAndCollects,
        StageKind.OfferAnswer => StageDefault.OfferDeclined,
        StageKind.ReturnPosting => StageDefault.ReturnLapses,
        StageKind.Vote => StageDefault.VoteAskedAgain,
        StageKind.EvidenceRequest => StageDefault.RequestLapses,
        StageKind.PayoutApproval => StageDefault.ReviewInstead,
        StageKind.PayoutBrake => StageDefault.PaidNextDay,
        StageKind.DebtPayment => StageDefault.NextRecoveryStep,
        StageKind.InstalmentApproval => StageDefault.PlanGranted,
        StageKind.WriteOffApproval => StageDefault.DebtStays,
        _ => StageDefault.InvestigatorDecides,
    };
}
