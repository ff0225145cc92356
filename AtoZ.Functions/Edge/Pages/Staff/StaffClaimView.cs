using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>What surrounds a staff page, in the language of who reads it.</summary>
public sealed record StaffFrame(Reader Reader, StaffMember? Member, string Title, string Here);

/// <summary>The sign-in page.</summary>
public sealed record SignInView(StaffFrame Frame, string? Problem, string? Return);

/// <summary>What waits, and what a search found.</summary>
public sealed record QueueView(StaffFrame Frame, IReadOnlyList<StaffTask> Tasks, IReadOnlyList<DebtRecord> Debts, string Search, IReadOnlyList<ClaimRecord>? Found)
{
    /// <summary>Seats that the present staff cannot fill.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Open claims in which a party could not be reached.</summary>
    public IReadOnlyList<ClaimRecord> Unreached { get; init; } = [];
}

/// <summary>A claim as staff see it.</summary>
public sealed record StaffClaimView(
    StaffFrame Frame,
    CaseFile File,
    string Path,
    string Item,
    IReadOnlyList<ActionLinkView> Actions,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<StoryView> Story,
    IReadOnlyList<LedgerTransaction> Bookings,
    IReadOnlyList<VoteRow> Votes,
    IReadOnlyList<PayoutApprovalRecord> Approvals,
    string? Notice)
{
    /// <summary>Whether this member may ask a party for more evidence now.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The mails of the claim, the latest first; none for roles that do not look after them.</summary>
    public IReadOnlyList<MailRecord> Mails { get; init; } = [];

    /// <summary>Whether this member took the case.</summary>
    public bool Held { get; init; }
}

/// <summary>A fraud rule and what it found.</summary>
public sealed record FindingView(string Code, string Sentence, bool Fired, bool Counts, int Weight, int Version, FraudSide Side, FraudBasis Basis);

/// <summary>A vote of a decided review.</summary>
public sealed record VoteRow(int Review, Seat Seat, string Voter, bool ForBuyer, IReadOnlyList<CriterionVote> Criteria);

/// <summary>A staff action's form or confirmation.</summary>
public sealed record StaffActionView(StaffFrame Frame, ActionFormView Form);

/// <summary>The money of the marketplace.</summary>
/// <param name="Frame">Around it.</param>
/// <param name="Balances">Per account and currency.</param>
/// <param name="Sums">Of all postings per currency: zero, or the ledger is wrong.</param>
/// <param name="Ageing">Open debts by age.</param>
public sealed record MoneyView(StaffFrame Frame, IReadOnlyList<AccountRow> Balances, IReadOnlyList<Money> Sums, IReadOnlyList<AgeingRow> Ageing);

/// <summary>The balance of an account over all its holders.</summary>
public sealed record AccountRow(string Account, int Holders, Money Balance);

/// <summary>Open debts of one currency by age in days.</summary>
public sealed record AgeingRow(string Currency, IReadOnlyList<AgeingCell> Cells, Money Total);

/// <summary>Debts in one span of age.</summary>
public sealed record AgeingCell(string Days, int Count, Money Sum);
