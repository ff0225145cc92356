using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What the rules read of a claim. Rows of the store are it, and so is whatever a test or a preview has in hand.</summary>
internal interface IClaim
{
    ClaimKind Kind { get; }

    string? Country { get; }

    string? Category { get; }

    string Currency { get; }

    string PolicyVersion { get; }

    bool FulfilledByMarketplace { get; }

    ClaimStatus Status { get; }

    ClaimOutcome Outcome { get; }

    /// <summary>Whether it is not decided yet.</summary>
    bool IsOpen { get; }

    /// <summary>When it was decided; null while it is open.</summary>
    DateTimeOffset? ClosedAt { get; }
}

/// <summary>What the rules read of an order line.</summary>
internal interface IOrderLine
{
    DateTimeOffset? PurchasedAt { get; }

    DateTimeOffset? EstimatedDeliveryAt { get; }

    DateTimeOffset? DeliveredAt { get; }

    string? Condition { get; }

    string? BuyerCountry { get; }

    string? Category { get; }

    string Currency { get; }
}

/// <summary>What the rules read of an inquiry.</summary>
internal interface IInquiry
{
    ClaimKind Kind { get; }

    string PolicyVersion { get; }

    InquiryState State { get; }

    bool IsOpen { get; }

    DateTimeOffset OpenedAt { get; }

    /// <summary>When the buyer wrote; null while only the seller did.</summary>
    DateTimeOffset? ContactedAt { get; }

    /// <summary>When the seller's time is over; null while the buyer has not written.</summary>
    DateTimeOffset? SellerUntil { get; }
}

/// <summary>What the rules read of a stage.</summary>
internal interface IStage
{
    string Key { get; }

    string InstanceId { get; }

    StageKind Kind { get; }

    DebtId? DebtId { get; }

    /// <summary>From 1.</summary>
    int Round { get; }

    /// <summary>Whether it is the first of its kind in its orchestration.</summary>
    bool IsFirst { get; }

    Seat? Seat { get; }

    Party NextActor { get; }

    /// <summary>The most that it decides about, minor units; null when it decides about none.</summary>
    long? AmountMinor { get; }

    /// <summary>The buyer's counter-offer that stands in it, minor units; null when none does.</summary>
    long? CounterMinor { get; }

    /// <summary>Whether what it decides about is paid once the item is back.</summary>
    bool IsReturn { get; }

    /// <summary>Up to how much of the postage of a return is given back, minor units; null where none is.</summary>
    long? PostageUpToMinor { get; }

    DateTimeOffset OpenedAt { get; }

    DateTimeOffset Deadline { get; }

    DateTimeOffset? ClosedAt { get; }
}

/// <summary>What the rules read of a review: the first one, or an appeal.</summary>
internal interface IReview
{
    int Number { get; }

    AppealOrigin Origin { get; }

    string Statement { get; }

    string? JoinedStatement { get; }

    DateTimeOffset? JoinedAt { get; }

    /// <summary>When the first vote was given; null before.</summary>
    DateTimeOffset? VotedAt { get; }

    DateTimeOffset? DecidedAt { get; }

    bool? ForBuyer { get; }

    /// <summary>The buyer is right, but not in every line of the claim.</summary>
    bool RefusesLines { get; }
}

/// <summary>What the rules read of a file in evidence.</summary>
internal interface IEvidence
{
    Party Party { get; }

    string? WithheldBecause { get; }
}

/// <summary>What the rules read of time that a side was given to answer the other.</summary>
internal interface IReplyTime
{
    Party Party { get; }

    DateTimeOffset From { get; }

    DateTimeOffset Until { get; }

    DateTimeOffset? EndedAt { get; }
}

/// <summary>What the rules read of a hold on files.</summary>
internal interface ILegalHold
{
    DateTimeOffset? LiftedAt { get; }
}

/// <summary>What the rules read of a debt.</summary>
internal interface IDebt
{
    string Currency { get; }

    long RecoveredMinor { get; }

    Money Outstanding { get; }

    DateTimeOffset? ClosedAt { get; }
}

/// <summary>What the rules read of a promise, a plan or a pause.</summary>
internal interface IArrangement
{
    ArrangementKind Kind { get; }

    ArrangementState State { get; }

    /// <summary>What it is about, minor units.</summary>
    long AmountMinor { get; }

    int Instalments { get; }

    int InstalmentsCalled { get; }

    long RecoveredBeforeMinor { get; }

    DateTimeOffset AskedAt { get; }

    DateTimeOffset DueAt { get; }

    DateTimeOffset? EndedAt { get; }
}

/// <summary>What the rules read of a certificate of insurance.</summary>
internal interface IInsuranceCertificate
{
    string Id { get; }

    string Insurer { get; }

    DateTimeOffset ValidFrom { get; }

    DateTimeOffset ValidUntil { get; }

    /// <summary>Insured per claim, minor units.</summary>
    long LimitMinor { get; }

    /// <summary>What the seller bears of each loss, minor units.</summary>
    long DeductibleMinor { get; }

    string Currency { get; }

    DateTimeOffset ReceivedAt { get; }
}
