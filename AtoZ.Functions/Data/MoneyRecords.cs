using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>A booking: its postings sum to zero. One per claim and purpose, by the unique key.</summary>
public sealed class LedgerTransaction
{
    public long Id { get; init; }

    /// <summary>Idempotency key made from subject and purpose, such as <c>clm_…:pay-buyer</c>.</summary>
    public required string Key { get; init; }

    public required ClaimId? ClaimId { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How one currency of it became another, JSON; null where none did.</summary>
    public string? Conversion { get; init; }

    /// <summary>How many postings it has; the database takes neither one more nor one less.</summary>
    public required int PostingCount { get; init; }

    public required IList<LedgerPosting> Postings { get; init; }
}

/// <summary>One side of a booking. Debit is positive, credit negative; minor units.</summary>
public sealed class LedgerPosting
{
    public long Id { get; init; }

    public long TransactionId { get; init; }

    /// <summary>Account class, such as <c>seller-funds</c>; see <c>ChartOfAccounts</c>.</summary>
    public required string Account { get; init; }

    /// <summary>Whose: a seller, buyer or empty.</summary>
    public required string Holder { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    /// <summary>What of a payout it is for; null where nothing is paid out.</summary>
    public MoneyPart? Part { get; init; }
}

/// <summary>Money of a seller that the marketplace holds until it is disbursed; debts are offset against it.</summary>
internal sealed class DisbursementRecord
{
    public required string Id { get; init; }

    public required string SellerId { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What offsets and debits took from it.</summary>
    public long TakenMinor { get; set; }

    /// <summary>The living minimum that went to the seller while the rest was held.</summary>
    public long PaidOutMinor { get; set; }

    /// <summary>When the rest went to the seller; null while held.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }
}

/// <summary>What a seller owes the marketplace after a claim.</summary>
public sealed class DebtRecord : IDebt
{
    public required DebtId Id { get; init; }

    public required ClaimId ClaimId { get; init; }

    public required string SellerId { get; init; }

    public required long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public long RecoveredMinor { get; set; }

    /// <summary>What insurer or agency paid beyond the debt, and what did not go back yet.</summary>
    public long OverpaidMinor { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DebtState State { get; set; }

    /// <summary>When the next attempt runs; null when ended.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Since when the seller's disbursements are held for this debt; null when they are not.</summary>
    public DateTimeOffset? HeldSince { get; set; }

    /// <summary>When the seller's insurer was asked; null when not.</summary>
    public DateTimeOffset? InsurerAskedAt { get; set; }

    /// <summary>Since when the steps wait for an arrangement; null while they run.</summary>
    public DateTimeOffset? RestingSince { get; set; }

    /// <summary>How long the steps waited in earlier arrangements, in seconds.</summary>
    public long RestedSeconds { get; set; }

    /// <summary>From when the steps of the recovery count: the opening, moved on by as long as they waited.</summary>
    public DateTimeOffset ClockStart(DateTimeOffset now) => this.OpenedAt + TimeSpan.FromSeconds(this.RestedSeconds) + (this.RestingSince is { } since ? now - since : TimeSpan.Zero);

    /// <summary>What is still owed.</summary>
    public Money Outstanding => new(this.AmountMinor - this.RecoveredMinor, this.Currency);
}

/// <summary>One attempt to recover a debt.</summary>
internal sealed class RecoveryAttemptRecord
{
    public required DebtId DebtId { get; init; }

    public required int Number { get; init; }

    public required string Method { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long RecoveredMinor { get; init; }

    public required string Result { get; init; }
}

/// <summary>An approver's word on a payout above the limit.</summary>
public sealed class PayoutApprovalRecord
{
    public required ClaimId ClaimId { get; init; }

    public required string Approver { get; init; }

    public required bool Approved { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
