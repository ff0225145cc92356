namespace AtoZ.Functions.Policy;

/// <summary>
/// All numbers of one version of the guarantee. Loaded from <c>Packs/{version}.json</c>, where each number stands with its
/// source; a claim keeps the version it began with. Amount limits are minor units per currency code.
/// </summary>
public sealed record PolicyPack(
    string Version,
    DateTimeOffset ValidFrom,
    EligibilityTerms Eligibility,
    EvidenceTerms Evidence,
    FraudTerms Fraud,
    SellerAnswerTerms SellerAnswer,
    OfferTerms Offers,
    AppealTerms Appeals,
    PayoutTerms Payouts,
    RecoveryTerms Recovery,
    ArrangementTerms Arrangements,
    SweepTerms Sweeps);

/// <summary>When a claim may be filed (PROCESS §2).</summary>
public sealed record EligibilityTerms(
    TimeSpan OpensAfterEstimatedDelivery,
    TimeSpan ClosesAfterEstimatedDelivery,
    TimeSpan HarmClosesAfterDelivery,
    TimeSpan SellerContactBeforeClaim,
    TimeSpan ReturnWithin,
    int MinimumDescriptionLength,
    IReadOnlyList<string> CategoriesNotCovered);

/// <summary>Limits of evidence (PROCESS §3). Sizes in bytes.</summary>
public sealed record EvidenceTerms(int MaximumFiles, long MaximumBytes, TimeSpan RequestWindow, IReadOnlyList<string> AcceptedTypes);

/// <summary>Weights and bands of the fraud check (PROCESS §4). A score from <c>ReviewFrom</c> goes to a person; from <c>BlockFrom</c> too, marked as urgent.</summary>
public sealed record FraudTerms(int ReviewFrom, int BlockFrom, TimeSpan ExpertWindow, TimeSpan InvestigatorWindow, IReadOnlyDictionary<string, FraudRuleTerms> Rules);

/// <summary>One weighted rule: its version, weight and threshold (the unit is the rule's own), and how far it looks back when it does.</summary>
public sealed record FraudRuleTerms(int Version, int Weight, decimal Threshold, TimeSpan? Window = null);

/// <summary>The seller's window (PROCESS §5).</summary>
public sealed record SellerAnswerTerms(TimeSpan OrderWindow, TimeSpan HarmWindow, IReadOnlyList<TimeSpan> RemindersBeforeEnd, TimeSpan RevocableFor);

/// <summary>Offers (PROCESS §5).</summary>
public sealed record OfferTerms(TimeSpan BuyerWindow, int MaximumRounds, IReadOnlyList<TimeSpan> RemindersBeforeEnd);

/// <summary>Appeal review (PROCESS §7). <c>DefaultForBuyer</c> is the decision when the maximum age is reached without votes.</summary>
public sealed record AppealTerms(
    TimeSpan VoteWindow,
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    TimeSpan MaximumAge,
    bool DefaultForBuyer,
    TimeSpan AppealWindow,
    TimeSpan ReversalWithin);

/// <summary>Payout limits in minor units per currency (PROCESS §8).</summary>
public sealed record PayoutTerms(
    IReadOnlyDictionary<string, long> AutomaticUpTo,
    IReadOnlyDictionary<string, long> TwoApproversFrom,
    IReadOnlyDictionary<string, long> DailyBudget,
    TimeSpan ApprovalReminder,
    TimeSpan ApprovalMaximumAge,
    TimeSpan InsuranceProofWithin,
    IReadOnlyDictionary<string, long> InsuranceDeductibleUpTo);

/// <summary>The recovery of a debt (PROCESS §9). Attempts are counted from the opening of the debt.</summary>
public sealed record RecoveryTerms(
    IReadOnlyList<TimeSpan> AttemptsAfter,
    TimeSpan InvoiceDueAfter,
    TimeSpan InsurerAfter,
    TimeSpan AgencyAfter,
    TimeSpan WriteOffProposedAfter,
    TimeSpan WriteOffReminder,
    TimeSpan WriteOffMaximumAge,
    int LivingMinimumPercent);

/// <summary>What a seller may arrange about a debt (PROCESS §9). Amounts in minor units per currency.</summary>
/// <param name="PromiseWithin">How far away a promised day may be.</param>
/// <param name="Promises">How many promises a debt may have.</param>
/// <param name="Instalments">How many instalments at most.</param>
/// <param name="FirstInstalmentAfter">From the approval of a plan to its first instalment.</param>
/// <param name="InstalmentEvery">Between instalments.</param>
/// <param name="InstalmentGrace">How late an instalment may be before the plan is broken.</param>
/// <param name="Plans">How many plans a debt may have.</param>
/// <param name="PlanAutomaticUpTo">Up to here the first plan needs nobody's approval.</param>
/// <param name="PlanAnsweredWithin">The recovery desk's time to answer; its silence approves.</param>
/// <param name="PauseUpTo">All pauses of a debt together.</param>
public sealed record ArrangementTerms(
    TimeSpan PromiseWithin,
    int Promises,
    int Instalments,
    TimeSpan FirstInstalmentAfter,
    TimeSpan InstalmentEvery,
    TimeSpan InstalmentGrace,
    int Plans,
    IReadOnlyDictionary<string, long> PlanAutomaticUpTo,
    TimeSpan PlanAnsweredWithin,
    TimeSpan PauseUpTo);

/// <summary>How long a case may be overdue before a sweep puts it right (PROCESS §13).</summary>
public sealed record SweepTerms(TimeSpan Grace);
