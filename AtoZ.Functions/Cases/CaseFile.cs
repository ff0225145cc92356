using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Cases;

/// <summary>
/// A case as one party may see it: what is another's is not in here. Pages and API show this and look nothing up themselves.
/// </summary>
public sealed record CaseFile
{
    /// <summary>Who looks.</summary>
    public required Party Viewer { get; init; }

    /// <summary>The link it was opened with; null for staff and the backend.</summary>
    public LinkRecord? Link { get; init; }

    /// <summary>The stage that an expert's link is of, also once it ended; null for everybody else.</summary>
    public StageRecord? Asked { get; init; }

    /// <summary>The claim. For an expert show it only through <see cref="Masked"/>.</summary>
    public required ClaimRecord Claim { get; init; }

    /// <summary>What the claim is about by now, and what its items would be worth in a return.</summary>
    public required Stakes Stakes { get; init; }

    /// <summary>What is still missing of it; once it was paid, what it claimed.</summary>
    public Money AtStake => this.Stakes.Claim;

    /// <summary>What the buyer is asked to give back after the payout; null when nothing is, and for everybody else.</summary>
    public GiveBack? GiveBack { get; init; }

    /// <summary>The order line; null when it is not known any more.</summary>
    public OrderLine? Order { get; init; }

    /// <summary>The lines of the order that it is about, in the order of their numbers.</summary>
    public IReadOnlyList<ClaimLine> Lines { get; init; } = [];

    /// <summary>What the orchestrations wait for now.</summary>
    public required IReadOnlyList<StageRecord> OpenStages { get; init; }

    /// <summary>Everything this party could ever do, with what can be done now and why the rest can't.</summary>
    public required IReadOnlyList<CaseAction> Actions { get; init; }

    /// <summary>What was done and is still on its way; null when everything here is as the process left it.</summary>
    public Underway? Underway { get; init; }

    /// <summary>What happens when nobody acts until the deadline.</summary>
    public required IReadOnlyList<Consequence> Otherwise { get; init; }

    /// <summary>This party's own answers, newest first; a pending one can be taken back.</summary>
    public required IReadOnlyList<CommandRecord> Answers { get; init; }

    /// <summary>The entries that this party may read, oldest first.</summary>
    public required IReadOnlyList<TimelineRecord> Timeline { get; init; }

    /// <summary>The files of both sides, oldest first.</summary>
    public required IReadOnlyList<EvidenceRecord> Evidence { get; init; }

    /// <summary>How far each side's evidence goes: a party's own, both sides' for everybody else.</summary>
    public required IReadOnlyDictionary<Party, EvidenceSufficiency> Meters { get; init; }

    /// <summary>What was asked for: a party's own requests, all for staff.</summary>
    public required IReadOnlyList<EvidenceRequestRecord> Requests { get; init; }

    /// <summary>The times that a side was given because the other came late.</summary>
    public required IReadOnlyList<ReplyTimeRecord> ReplyTimes { get; init; }

    /// <summary>How much more this party may add.</summary>
    public required EvidenceRoom Room { get; init; }

    /// <summary>How many characters a message to the other side may have.</summary>
    public required int LongestMessage { get; init; }

    /// <summary>The offers, oldest first.</summary>
    public required IReadOnlyList<OfferRecord> Offers { get; init; }

    /// <summary>What buyer and seller wrote to each other, oldest first.</summary>
    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];

    /// <summary>Why no message can be written; null when one can.</summary>
    public Refusal? WhyNoMessage { get; init; }

    /// <summary>What the buyer was paid, each part with what it is for; none before.</summary>
    public IReadOnlyList<PartOfMoney> Parts { get; init; } = [];

    /// <summary>How the buyer gets the money; null for the seller and experts.</summary>
    public RefundSight? Refund { get; init; }

    /// <summary>The return that was agreed on; null when none was.</summary>
    public ReturnRecord? Return { get; init; }

    /// <summary>What may be offered instead of the whole amount.</summary>
    public required IReadOnlyList<Remedy> CanBeOffered { get; init; }

    /// <summary>The reviews, oldest first.</summary>
    public required IReadOnlyList<AppealRecord> Appeals { get; init; }

    /// <summary>Votes of decided reviews; those of an open one stay hidden.</summary>
    public required IReadOnlyList<VoteRecord> Votes { get; init; }

    /// <summary>The seller's debts from this claim; empty for the buyer and experts.</summary>
    public required IReadOnlyList<DebtRecord> Debts { get; init; }

    /// <summary>The one of several debts that a form is about; null where none was named.</summary>
    public DebtId? OneDebt { get; init; }

    /// <summary>What was arranged about the debts, the oldest first; empty for the buyer and experts.</summary>
    public IReadOnlyList<DebtArrangementRecord> Arrangements { get; init; } = [];

    /// <summary>Pages on which the seller can pay; nobody else sees them.</summary>
    public IReadOnlyList<PaymentOrderRecord> PaymentPages { get; init; } = [];

    /// <summary>What comes for each debt, and what ends it.</summary>
    public IReadOnlyList<DebtPlan> DebtPlans { get; init; } = [];

    /// <summary>The fraud check; only staff, the backend and experts see it.</summary>
    public FraudCheckRecord? Fraud { get; init; }

    /// <summary>What the buyer said at first and now; none when it was never changed.</summary>
    public IReadOnlyList<StatementRecord> Statements { get; init; } = [];

    /// <summary>The lines of a harm claim; none when it has none.</summary>
    public IReadOnlyList<LossLineRecord> Losses { get; init; } = [];

    /// <summary>Whether this party may appeal.</summary>
    public required AppealRight Appeal { get; init; }

    /// <summary>Whether names, ids and places of the parties must not be shown (PROCESS: the expert sees a masked case).</summary>
    public bool Masked => this.Viewer == Party.Expert;

    /// <summary>What a party wrote, as this viewer may read it.</summary>
    public string Words(string text) => this.Masked ? Masking.Of(text, this.Claim) : text;

    /// <summary>The case as a form about one of its debts needs it: with what can be done about that one.</summary>
    public CaseFile About(DebtId debt) =>
        this with { OneDebt = debt, Actions = [.. this.Actions.Where(a => a.DebtId is null || a.DebtId == debt)] };

    /// <summary>The country whose weekends and public holidays do not count until a deadline, empty where none is known; null where all days count.</summary>
    public string? RestDaysUntil(DateTimeOffset? deadline) => deadline is null ? null : this.OpenStages.FirstOrDefault(s => s.Deadline == deadline)?.RestDaysOf;

    /// <summary>The stage that this party is asked in; null when it is not its turn. An expert's link is good for one stage.</summary>
    public StageRecord? MyTurn => this.OpenStages.FirstOrDefault(s =>
        s.NextActor == this.Viewer && (this.Link?.Seat is null || s.Seat == this.Link.Seat) && (ActionFinder.StageOf(this.Link) is not { } own || s.Key == own));
}
