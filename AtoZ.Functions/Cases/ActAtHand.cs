using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>All that decides what an act leads to: the act, and the stage that it answers with what that stage promises.</summary>
internal sealed record ActAtHand
{
    public required CommandKind Kind { get; init; }

    /// <summary>Its fields as given so far; null when only the kind is known.</summary>
    public required object? Payload { get; init; }

    public required ClaimRecord Claim { get; init; }

    public required StageRecord Stage { get; init; }

    /// <summary>The open offer; null when none.</summary>
    public required OfferRecord? Offer { get; init; }

    /// <summary>The review that is being held; null when none.</summary>
    public required AppealRecord? Review { get; init; }

    /// <summary>Who approved the payout so far.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Whether the marketplace bears what it pays in the seller's place, as the stage that asked the seller promised.</summary>
    public required bool Bears { get; init; }

    /// <summary>The debt that it is about; null when it is about none.</summary>
    public required DebtRecord? Debt { get; init; }

    /// <summary>What the claim is about by now.</summary>
    public required Stakes Stakes { get; init; }

    /// <summary>The same of all of it.</summary>
    public Money AtStake => this.Stakes.Claim;

    /// <summary>When the windows of the parties end.</summary>
    public required PartyWindows Windows { get; init; }

    /// <summary>The policy of the claim.</summary>
    public PolicyPack Policy => this.Windows.Policy;

    public required DateTimeOffset Now { get; init; }

    /// <summary>What the stage decides about by now.</summary>
    public Money Amount => this is { Kind: CommandKind.SellerAcceptsCounter, Stage.CounterMinor: { } counter }
        ? Money.Min(new Money(counter, this.Claim.Currency), this.AtStake)
        : this.Stakes.Of(this.Stage, this.Claim.AmountMinor);

    /// <summary>How the seller's money would be taken for it.</summary>
    public DebitMethod? Method => this.Kind == CommandKind.SellerAcceptsCounter ? this.Stage.CounterMethod : this.Stage.Method;

    /// <summary>Whether all that the stage decides about came back by another way.</summary>
    public bool NothingLeft => this.Amount.MinorUnits == 0 && this.Stage.AmountMinor != 0;

    /// <summary>Whether the review is of a decision that was taken already, not of a claim that is still open.</summary>
    public bool IsAppealBy(AppealOrigin origin) => !this.Claim.IsOpen && this.Review?.Origin == origin;

    /// <summary>Whether the review is of a payout that approvers stopped, or let lie.</summary>
    public bool IsAboutStoppedPayout => this.Review?.Origin is AppealOrigin.PayoutRejected or AppealOrigin.ApprovalOverdue;

    /// <summary>Until when the seller could mend a debit that fails; the day that runs already is not begun anew.</summary>
    public DateTimeOffset MendedUntil => this.Stage.Kind == StageKind.DebitRetry ? this.Stage.Deadline : this.Now + this.Policy.Payouts.DebitRetryWithin;

    /// <summary>When votes are due that are asked for at a moment.</summary>
    public DateTimeOffset VotesDue(DateTimeOffset from) => from + this.Policy.Appeals.VoteWindow;

    /// <summary>Until when a seller who is asked at a moment may answer.</summary>
    public DateTimeOffset SellerUntil(DateTimeOffset from) => this.Windows.End(
        StageKind.SellerAnswer, Party.Seller, from, SellerAnswer.Window(this.Claim.Kind, this.Policy.SellerAnswer));

    /// <summary>Until when a buyer who is asked about an offer at a moment may answer.</summary>
    public DateTimeOffset BuyerUntil(DateTimeOffset from) => this.Windows.End(StageKind.OfferAnswer, Party.Buyer, from, this.Policy.Offers.BuyerWindow);
}
