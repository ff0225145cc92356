using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>The clock of a debt, read once.</summary>
/// <param name="DebtId">Which debt.</param>
/// <param name="ClaimId">The claim that caused it.</param>
/// <param name="Steps">What is done when.</param>
/// <param name="ProofUntil">Until when a proof of insurance counts.</param>
/// <param name="WriteOffReminder">How often approvers are reminded.</param>
/// <param name="WriteOffAgainAfter">How long after a refusal the write-off is proposed again.</param>
/// <param name="WriteOffMaximumAge">How long a proposal stays open; silence then counts as a refusal.</param>
internal sealed record DebtTerms(
    DebtId DebtId,
    ClaimId ClaimId,
    IReadOnlyList<RecoveryStep> Steps,
    DateTimeOffset ProofUntil,
    TimeSpan WriteOffReminder,
    TimeSpan WriteOffAgainAfter,
    TimeSpan WriteOffMaximumAge);

/// <summary>How a debt stands.</summary>
/// <param name="State">Its state.</param>
/// <param name="OutstandingMinor">What is still owed, minor units.</param>
/// <param name="WriteOffRefused">An approver refused the write-off that was proposed last.</param>
/// <param name="LookAt">When its arrangement must be looked at again; null when the steps run.</param>
/// <param name="Rested">How long the steps waited for arrangements that ended.</param>
internal sealed record DebtStanding(DebtState State, long OutstandingMinor, bool WriteOffRefused, DateTimeOffset? LookAt = null, TimeSpan Rested = default)
{
    /// <summary>Whether nothing more is to be done.</summary>
    public bool Ended => State is not (DebtState.Open or DebtState.AtAgency);
}

/// <summary>What an attempt brought, and whose other debts it paid.</summary>
internal sealed record AttemptResult(DebtStanding Standing, IReadOnlyList<DebtId> OthersPaid)
{
    /// <summary>The seller is told what is still owed, or need not be.</summary>
    public bool Told { get; init; }
}

/// <summary>A debt whose seller's disbursements are held.</summary>
internal sealed record HeldDebt(DebtStanding Standing, bool Told);

/// <summary>An attempt to recover a debt, numbered from 1.</summary>
internal sealed record RecoveryAttempt(DebtId DebtId, int Number);

/// <summary>A reminder of a debt; the occasion makes it unique.</summary>
internal sealed record DebtReminder(DebtId DebtId, string Occasion)
{
    /// <summary>An attempt did not bring all of it.</summary>
    public static DebtReminder Of(RecoveryAttempt attempt) =>
        new(attempt.DebtId, $"attempt-{attempt.Number}");

    /// <summary>The invoice is due, and disbursements are held.</summary>
    public static DebtReminder InvoiceDue(DebtId debt) => new(debt, "invoice-due");
}
