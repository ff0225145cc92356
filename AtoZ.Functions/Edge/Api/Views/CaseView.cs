using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Conversation;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Edge.Api.Views;

/// <summary>A case in JSON, as one party may see it. What is masked or another's is null.</summary>
internal sealed record CaseView
{
    public required ClaimId Id { get; init; }

    public required Party Viewer { get; init; }

    public string? OrderId { get; init; }

    public required int Line { get; init; }

    public required int Quantity { get; init; }

    /// <summary>Every line of the order that it is about, with what is claimed and paid of it and how it ended.</summary>
    public required IReadOnlyList<ClaimLineView> Lines { get; init; }

    public string? BuyerId { get; init; }

    public string? SellerId { get; init; }

    public string? ProductTitle { get; init; }

    public string? Category { get; init; }

    public DateTimeOffset? EstimatedDeliveryAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public required ClaimKind Kind { get; init; }

    public required string Description { get; init; }

    public DateTimeOffset? HappenedAt { get; init; }

    public required Remedy Remedy { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required string Language { get; init; }

    public required ClaimStatus Status { get; init; }

    public required ClaimOutcome Outcome { get; init; }

    public required Party NextActor { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The country whose weekends and public holidays do not count until the deadline, empty where none is known; null where all days count.</summary>
    public string? RestDaysOf { get; init; }

    /// <summary>What happens when nobody acts until the deadline.</summary>
    public required IReadOnlyList<ConsequenceView> Otherwise { get; init; }

    public required IReadOnlyList<ActionView> Actions { get; init; }

    public required IReadOnlyList<AnswerView> Answers { get; init; }

    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    public required SufficiencyView Sufficiency { get; init; }

    /// <summary>How far the evidence of each side goes: a party's own, both sides' for staff and the backend.</summary>
    public required IReadOnlyList<MeterView> Meters { get; init; }

    /// <summary>What was asked for: a party's own requests, all for staff.</summary>
    public required IReadOnlyList<Staff.EvidenceRequestView> Requests { get; init; }

    /// <summary>The times that a side was given because the other came late.</summary>
    public required IReadOnlyList<ReplyTimeView> ReplyTimes { get; init; }

    /// <summary>What the buyer said at first and now, side by side; none when it was never changed.</summary>
    public required IReadOnlyList<StatementView> Statements { get; init; }

    /// <summary>The lines of a harm claim; none when it has none.</summary>
    public required IReadOnlyList<LossView> Losses { get; init; }

    public required IReadOnlyList<OfferView> Offers { get; init; }

    /// <summary>What buyer and seller wrote to each other, the oldest first.</summary>
    public required IReadOnlyList<MessageView> Messages { get; init; }

    /// <summary>The return that was agreed on; null when none was.</summary>
    public ReturnView? Return { get; init; }

    public required IReadOnlyList<ReviewView> Reviews { get; init; }

    public required IReadOnlyList<DebtView> Debts { get; init; }

    public required IReadOnlyList<TimelineView> Timeline { get; init; }

    public FraudView? Fraud { get; init; }

    public required AppealView Appeal { get; init; }

    public required long PaidMinor { get; init; }

    /// <summary>What of it is for what, in minor units; none before anything was paid.</summary>
    public required IReadOnlyList<PayoutPartView> PaidParts { get; init; }

    /// <summary>How the buyer gets the money; null for the seller and experts.</summary>
    public RefundView? Refund { get; init; }

    public string? RefusalReasons { get; init; }

    public required string PolicyVersion { get; init; }

    public required string WorkflowVersion { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The one-time code that the next POST must carry; null where none is needed.</summary>
    public string? Nonce { get; init; }

    /// <summary>Where the parts of the case are, by name.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }
}

/// <summary>One thing that would happen. Codes: <c>Cases/Consequences.cs</c>.</summary>
internal sealed record ConsequenceView(string Code, long? AmountMinor, string? Currency, DateTimeOffset? At);

/// <summary>Something to do, or why it can't be done now.</summary>
internal sealed record ActionView(
    CommandKind Kind, bool Offered, DateTimeOffset? Until, RefusalView? WhyNot, IReadOnlyList<ConsequenceView> Consequences, DebtId? DebtId, string? Href, DebitMethod? DebitMethod = null);

/// <summary>Why something is refused.</summary>
internal sealed record RefusalView(string Code, string Detail, string Remedy);

/// <summary>An answer of this party.</summary>
internal sealed record AnswerView(
    string Id, CommandKind Kind, JsonElement Payload, DateTimeOffset GivenAt, DateTimeOffset EffectiveAt, CommandState State, string? RevokeHref);

/// <summary>A file. Of one that is withheld from the reader, name, type, size and hash are empty and there is no content.</summary>
/// <param name="Id">Of the file.</param>
/// <param name="Party">Whose it is.</param>
/// <param name="FileName">As its owner calls it.</param>
/// <param name="ContentType">Read from the bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the original, hex.</param>
/// <param name="AddedAt">When it was put up.</param>
/// <param name="Late">After the stage in which it was due.</param>
/// <param name="Href">Its content.</param>
/// <param name="ErasedAt">When its content was erased; null while it is there.</param>
/// <param name="WithheldBecause">Medical, Account or Identity: why the other side does not see it; null when it does.</param>
/// <param name="Scan">What a scanner for malware said: NotScanned until it said otherwise. A Malicious file has no content any more.</param>
/// <param name="Locked">A PDF that is encrypted: whoever opens it may need its owner's password.</param>
internal sealed record EvidenceView(
    string Id, Party Party, string FileName, string ContentType, long Bytes, string Sha256, DateTimeOffset AddedAt, bool Late, string Href, DateTimeOffset? ErasedAt, WithholdingCause? WithheldBecause = null, ScanState Scan = ScanState.NotScanned, bool Locked = false);

/// <summary>Time that a side was given because the other came late with a file; <c>RestDaysOf</c> says whose rest days do not count: a country, empty for weekends alone; null where all days count.</summary>
internal sealed record ReplyTimeView(string EvidenceId, Party Party, DateTimeOffset From, DateTimeOffset Until, string? RestDaysOf);

/// <summary>How far this party's evidence goes, and how much more it may add.</summary>
internal sealed record SufficiencyView(bool Satisfied, IReadOnlyList<RequirementView> Requirements, int FilesLeft, long BytesPerFile, IReadOnlyList<string> AcceptedTypes);

/// <summary>How far the evidence of a side goes.</summary>
internal sealed record MeterView(Party Party, bool Satisfied, IReadOnlyList<RequirementView> Requirements);

/// <summary>One requirement of evidence.</summary>
internal sealed record RequirementView(string Code, string Level, bool Met);

/// <summary>An offer of the seller, or the buyer's counter-offer; its round is its number among those of both.</summary>
internal sealed record OfferView(int Round, Party By, Remedy Remedy, long AmountMinor, string Message, DateTimeOffset MadeAt, OfferState State)
{
    /// <summary>The lines of the order that it is for; none when it is for all of the claim's.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];
}

/// <summary>A part of what the buyer was paid.</summary>
internal sealed record PayoutPartView(MoneyPart Part, long AmountMinor);

/// <summary>How the buyer gets the money.</summary>
/// <param name="Chosen">The way the order was paid, unless the buyer chose credit.</param>
/// <param name="Choices">What may still be chosen instead, by POST to <c>refund-means</c>.</param>
/// <param name="Paid">Whether the shares were paid; before that they say how what is at stake would be.</param>
/// <param name="Shares">What goes by which means, in minor units.</param>
internal sealed record RefundView(RefundMeans Chosen, IReadOnlyList<RefundMeans> Choices, bool Paid, IReadOnlyList<RefundShareView> Shares)
{
    internal static RefundView Of(RefundSight refund) =>
        new(refund.Chosen, refund.Choices, refund.IsPaid, [.. refund.Shares.Select(s => new RefundShareView(s.Means, s.Amount.MinorUnits, ConversionView.Of(s.Conversion)))]);
}

/// <summary>What goes by one means, in minor units of the claim's currency; and how it is paid in another.</summary>
internal sealed record RefundShareView(RefundMeans Means, long AmountMinor, ConversionView? Conversion = null);

/// <summary>How an amount became one in another currency.</summary>
/// <param name="FromMinor">What was converted, minor units.</param>
/// <param name="FromCurrency">ISO 4217.</param>
/// <param name="ToMinor">What came of it, minor units.</param>
/// <param name="ToCurrency">ISO 4217.</param>
/// <param name="Rate">Major units of the latter for one of the former.</param>
/// <param name="RateAt">When the rate held.</param>
/// <param name="RateSource">Whose rate it is.</param>
/// <param name="Rounding">What rounding added, or took with a minus, in major units of the latter.</param>
internal sealed record ConversionView(long FromMinor, string FromCurrency, long ToMinor, string ToCurrency, string Rate, DateTimeOffset RateAt, string RateSource, string Rounding)
{
    internal static ConversionView? Of(Conversion? c) =>
        c is null ? null : new(c.From.MinorUnits, c.From.Currency, c.To.MinorUnits, c.To.Currency, c.Rate, c.At, c.Source, c.Rounding);
}

/// <summary>A return that was agreed on.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="AmountMinor">What is paid once the item is back.</param>
/// <param name="Bearer">Buyer or seller: who bears the cost, and the risk of the way.</param>
/// <param name="LabelCarrier">Of the seller's label.</param>
/// <param name="LabelTrackingNumber">Of the seller's label.</param>
/// <param name="Note">Where the label is, or where the item is to be sent.</param>
/// <param name="PostageUpToMinor">Up to how much of the buyer's postage is given back; null where none is.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="Carrier">Who carries it.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="PostageMinor">What of the postage is given back to the buyer.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="Condition">How it came.</param>
/// <param name="Complaint">What the seller says is wrong with it.</param>
/// <param name="InspectedAt">When the seller said so, or did not object in time.</param>
internal sealed record ReturnView(
    ReturnState State,
    long AmountMinor,
    Party Bearer,
    string? LabelCarrier,
    string? LabelTrackingNumber,
    string? Note,
    long? PostageUpToMinor,
    DateTimeOffset? PostedAt,
    string? Carrier,
    string? TrackingNumber,
    long PostageMinor,
    DateTimeOffset? ReceivedAt,
    ReturnCondition? Condition,
    string? Complaint,
    DateTimeOffset? InspectedAt);

/// <summary>A review with the statement that opened it, what the other side joined to it, and its votes once it is decided.</summary>
internal sealed record ReviewView(
    int Number, AppealOrigin Origin, string Statement, string? JoinedStatement, DateTimeOffset OpenedAt, bool? ForBuyer, DateTimeOffset? DecidedAt, IReadOnlyList<VoteView> Votes);

/// <summary>A vote of a decided review.</summary>
internal sealed record VoteView(Seat Seat, bool ForBuyer, IReadOnlyList<CriterionVote> Criteria)
{
    /// <summary>The lines that it refuses while it finds for the buyer.</summary>
    public IReadOnlyList<LineRefusal> RefusedLines { get; init; } = [];
}

/// <summary>A line of a claim.</summary>
/// <param name="Line">Of the order, from 1.</param>
/// <param name="Item">What its item is called.</param>
/// <param name="Quantity">How many pieces are claimed.</param>
/// <param name="AmountMinor">What is claimed of it, minor units of the claim's currency.</param>
/// <param name="PaidMinor">What the buyer was paid for it, minor units.</param>
/// <param name="Outcome">How it ended; none while it is open.</param>
/// <param name="RefusedBecause">The criterion by which a review refused it while it upheld others; null where it did not.</param>
internal sealed record ClaimLineView(int Line, string Item, int Quantity, long AmountMinor, long PaidMinor, ClaimOutcome Outcome, string? RefusedBecause);

/// <summary>A debt of the seller.</summary>
internal sealed record DebtView(DebtId Id, ClaimId ClaimId, long AmountMinor, long RecoveredMinor, string Currency, DebtState State, DateTimeOffset OpenedAt, DateTimeOffset? NextAttemptAt, DateTimeOffset? HeldSince, DateTimeOffset? InsurerAskedAt, DebtPlanView? Plan = null,
    string? BankReference = null, IReadOnlyList<PaymentPageShown>? PaymentPages = null);

/// <summary>A page of the payment service on which the seller pays; without an address it is being opened.</summary>
internal sealed record PaymentPageShown(long AmountMinor, string Currency, string? Url);

/// <summary>What comes for a debt, what was arranged, and what ends it; amounts in minor units of the debt's currency.</summary>
internal sealed record DebtPlanView(
    IReadOnlyList<RecoveryStep> Steps, IReadOnlyList<ArrangementView> Arrangements, IReadOnlyList<InstalmentView> Instalments, IReadOnlyList<ConsequenceView> Exits);

/// <summary>A promise, a plan of instalments or a pause.</summary>
internal sealed record ArrangementView(
    int Number, ArrangementKind Kind, ArrangementState State, long AmountMinor, int Instalments, DateTimeOffset AskedAt, DateTimeOffset DueAt, string Reason, DateTimeOffset? EndedAt);

/// <summary>An instalment.</summary>
internal sealed record InstalmentView(int Number, long AmountMinor, DateTimeOffset DueAt, bool Paid);

/// <summary>An entry of the timeline.</summary>
internal sealed record TimelineView(DateTimeOffset At, Party Actor, TimelineKind Kind, JsonElement Data);

/// <summary>The fraud check; a score alone never refuses.</summary>
internal sealed record FraudView(int Score, FraudBand Band, IReadOnlyList<FraudFinding> Rules);

/// <summary>Whether this party may appeal.</summary>
internal sealed record AppealView(bool Offered, DateTimeOffset? Until, RefusalView? WhyNot, string? Href);
