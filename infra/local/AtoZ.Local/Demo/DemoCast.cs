using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;
using AtoZ.Local.Sample;

namespace AtoZ.Local.Demo;

/// <summary>
/// How sellers, buyers, experts and staff of the demonstration behave. Everything follows from the seed and from what is decided,
/// so that a run repeats.
/// </summary>
internal sealed partial class DemoCast(Dice dice, IReadOnlyDictionary<string, Complaint> complaints, TimeProvider clock) : ICast
{
    /// <inheritdoc/>
    public Reaction? OnMail(MailRequest mail, ClaimRecord claim)
    {
        string about = $"{claim.OrderId}/{claim.Line}:{mail.Purpose}:{RoundOf(mail.Key)}";
        return mail.Link is null ? null : mail.Purpose switch
        {
            MailPurpose.ClaimReceived => Withdrawal(mail.Link, about),
            MailPurpose.SellerNotified when mail.Data.ContainsKey(Names.Counter) && dice.Throw(about + ":agrees") < 0.5 =>
                Later(about, 1, 60, p => p.Answer(mail.Link, CommandKind.SellerAcceptsCounter, new { })),
            MailPurpose.SellerNotified => SellerAnswer(mail.Link, claim, about),
            MailPurpose.OfferMade when mail.Data[Names.Remedy] == nameof(Remedy.Return) => ReturnAnswer(mail.Link, about),
            MailPurpose.OfferMade => OfferAnswer(mail.Link, claim, about),
            MailPurpose.ReturnAgreed => Label(mail.Link, about),
            MailPurpose.ReturnToPost => Posting(mail, about),
            MailPurpose.ReturnPosted => Arrival(mail, claim, about),
            MailPurpose.ReturnReceived => Inspection(mail.Link, about),
            MailPurpose.ExpertAsked => Opinion(mail.Link, about),
            MailPurpose.VoteAsked => dice.Throw(about) < 0.05 ? null : Later(about, 4, 60, p => p.Answer(mail.Link, CommandKind.CastVote, Vote(claim, about))),
            MailPurpose.DecisionToBuyer when claim.Outcome == ClaimOutcome.Refused => Appeal(mail.Link, about, 0.15, "A neighbour has looked for the parcel too and confirms in writing that it never came."),
            MailPurpose.DecisionToBuyer when mail.Data.ContainsKey(Names.RefusedItems) => Appeal(mail.Link, about, 0.4, "The packing list shows this item in the same parcel as the others."),
            MailPurpose.DecisionToSeller when claim.Outcome == ClaimOutcome.PaidByMarketplace => Appeal(mail.Link, about, 0.06, "The carrier has now sent the signed delivery record, which was not at hand before."),
            MailPurpose.DebtNotice or MailPurpose.DebtReminder => DebtPayment(mail.Link, claim, about),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public Reaction? OnInquiry(MailRequest mail, InquiryRecord inquiry)
    {
        string about = $"{inquiry.OrderId}/{inquiry.Line}:{mail.Purpose}:{RoundOf(mail.Key)}";
        return mail switch
        {
            { Link: null } => null,
            { Purpose: MailPurpose.InquiryAsked } => SellerHelps(mail.Link, about),
            { Purpose: MailPurpose.InquiryAnswered } when inquiry.State == InquiryState.Open && dice.Throw(about) < 0.35 => Later(about, 1, 10, p => p.Settle(mail.Link)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public Reaction? OnStage(StageRecord stage, ClaimRecord claim)
    {
        string about = $"{claim.OrderId}/{claim.Line}:{stage.EventName}";
        return stage.Kind switch
        {
            StageKind.FraudDecision => Later(about, 2, 40, p => p.Staff(Party.Investigator, 0, $"claims/{claim.Id}/fraud-decision", new FraudOpinionPayload(
                dice.Throw(about + ":fraud") < 0.3, "The history of the account and the facts of the order were compared.", "What is claimed does not fit the facts of this order."))),
            StageKind.Vote when stage.NextActor == Party.Reviewer => dice.Throw(about) < 0.04
                ? null
                : Later(about, 2, 50, p => p.Staff(Party.Reviewer, Votes.ReviewerOf(stage), $"claims/{claim.Id}/vote", Vote(claim, about))),
            StageKind.PayoutApproval => Later(about, 1, 30, p => ApproveByTwo(p, claim)),
            StageKind.WriteOffApproval => Later(about, 5, 72, p => p.Staff(Party.Approver, 0, $"debts/{stage.DebtId}/write-off", new { approve = true, reason = "The agency reports that nothing can be collected." })),
            _ => null,
        };
    }

    private static async Task ApproveByTwo(Player player, ClaimRecord claim)
    {
        for (int person = 0; person < 2; person++)
        {
            await player.Staff(Party.Approver, person, $"claims/{claim.Id}/payout-approval", new { approve = true, reason = "Amount and evidence were checked." });
        }
    }

    // What is left without the ids, which differ from run to run.
    private static string RoundOf(string key) => Ids().Replace(key, "");

    [GeneratedRegex("[a-z]+_[0-9a-f]{32}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    private Reaction Later(string about, double fromHours, double toHours, Func<Player, Task> act) =>
        new(dice.Between(TimeSpan.FromHours(fromHours), TimeSpan.FromHours(toHours), about + ":when"), act);

    private Reaction? SellerHelps(Uri link, string about) => dice.Pick(about, ("refunds", 0.2), ("explains", 0.25), ("silent", 0.55)) switch
    {
        "refunds" => Later(about, 2, 44, p => p.Say(link, InquiryMessageKind.Refund, "We are sorry. Here is your money back.")),
        "explains" => Later(about, 2, 44, p => p.Say(link, InquiryMessageKind.Words, "The carrier is looking for the parcel; it should be with you within days.")),
        _ => null,
    };

    private Reaction? Withdrawal(Uri link, string about) => dice.Throw(about) >= 0.03
        ? null
        : Later(about, 1, 40, p => p.Answer(link, CommandKind.BuyerWithdraws, new ReasonPayload("The parcel has arrived after all.")));

    // What came and is bad, three of ten sellers want back for all of the money.
    private Reaction? SellerAnswer(Uri link, ClaimRecord claim, string about) => SentBack.Contains(claim.Kind) && dice.Throw(about + ":return") < 0.3
        ? Later(about, 1, 60, p => p.Answer(link, CommandKind.SellerOffers, new OfferPayload(Remedy.Return, claim.AmountMinor, "Please send it back; as soon as it is here, you get all of your money.")))
        : Answer(link, claim, about);

    private Reaction? Answer(Uri link, ClaimRecord claim, string about) => dice.Pick(about, ("pays", 0.34), ("offers", 0.14), ("contests", 0.3), ("silent", 0.22)) switch
    {
        "pays" => Later(about, 1, 70, p => p.Answer(link, CommandKind.SellerPays, new { })),
        "offers" => Later(about, 1, 60, p => p.Answer(link, CommandKind.SellerOffers, Offer(claim, about))),
        "contests" => Later(about, 2, 70, p => p.Answer(link, CommandKind.SellerContests, new ContestPayload("The parcel was handed to the carrier in time and left our house in good order."))),
        _ => null,
    };

    // Of several items, every other seller sees only one at fault, and offers for that one.
    private OfferPayload Offer(ClaimRecord claim, string about)
    {
        OrderRow[] claimed = Claimed(claim);
        bool forOne = claimed.Length > 1 && dice.Throw(about + ":one") < 0.5;
        double part = forOne ? (double)(claimed[0].Paid / claimed.Sum(l => l.Paid)) : 1;
        return new OfferPayload(
            Remedy.PartRefund,
            Math.Max(1, (long)(claim.AmountMinor * part * (0.2 + (0.5 * dice.Throw(about + ":share"))))),
            "We are sorry and would like to settle this at once.",
            forOne ? [claimed[0].Line] : null);
    }

    private Reaction? OfferAnswer(Uri link, ClaimRecord claim, string about) => dice.Pick(about, ("accepts", 0.55), ("declines", 0.2), ("counters", 0.1), ("silent", 0.15)) switch
    {
        "accepts" => Later(about, 1, 60, p => p.Answer(link, CommandKind.BuyerAccepts, new { })),
        "counters" => Later(about, 1, 60, p => p.Answer(link, CommandKind.BuyerCounters, new CounterOfferPayload(
            claim.AmountMinor * 9 / 10, claim.Currency, "The rest would make up for the time that it took."))),
        "declines" => Later(about, 1, 60, p => p.Answer(link, CommandKind.BuyerDeclines, new ReasonPayload("That does not make up for the loss."))),
        _ => null,
    };

    private Reaction? Opinion(Uri link, string about) => dice.Pick(about, ("genuine", 0.8), ("fraud", 0.12), ("silent", 0.08)) switch
    {
        "genuine" => Later(about, 3, 60, p => p.Answer(link, CommandKind.GiveExpertOpinion, new FraudOpinionPayload(false, "Nothing in the case points to abuse."))),
        "fraud" => Later(about, 3, 60, p => p.Answer(link, CommandKind.GiveExpertOpinion, new FraudOpinionPayload(true, "The pattern of claims is not that of an ordinary buyer."))),
        _ => null,
    };

    private Reaction? Appeal(Uri link, string about, double share, string news) => dice.Throw(about) >= share
        ? null
        : Later(about, 24, 400, p => p.Appeal(link, news));

    private Reaction? DebtPayment(Uri link, ClaimRecord claim, string about) => dice.Pick(about, ("all", 0.2), ("half", 0.1), ("nothing", 0.7)) switch
    {
        "all" => Later(about, 5, 200, p => p.PayDebt(link, 1.0)),
        "half" => Later(about, 5, 200, p => p.PayDebt(link, 0.5)),
        _ => null,
    };

    // A parcel that came late did come: most reviewers see the delivery scan, and how late it is.
    private VotePayload Vote(ClaimRecord claim, string about)
    {
        Complaint complaint = complaints[$"{claim.OrderId}/{claim.Line}"];
        double forBuyer = complaint.Order.DeliveredAt is null ? 0.85 : complaint.Kind.IsNonDelivery() ? 0.25 : complaint.Kind == ClaimKind.ArrivedLate ? 0.85 : 0.6;
        VotePayload vote = Votes.For(dice.Throw(about + ":vote") < forBuyer, "The statements, the evidence and the tracking facts were compared.");
        return vote.ForBuyer && Unproved(claim, about) is { } line
            ? vote with { RefusedLines = [new LineRefusal(line, vote.Criteria[0].Code, "The evidence shows it of the other items, not of this one.")] }
            : vote;
    }

    // Neither orders nor reviews say how well each item is proved: of some claims one is not, and most reviewers see it. Once the others were paid,
    // a review is about what was refused alone.
    private int? Unproved(ClaimRecord claim, string about)
    {
        OrderRow[] claimed = Claimed(claim);
        return claimed.Length > 1 && claim.PaidMinor == 0 && dice.Throw($"{claim.OrderId}/{claim.Line}:unproved") < 0.4 && dice.Throw(about + ":sees") < 0.9
            ? claimed[^1].Line
            : null;
    }

    // The first line of a complaint may have been refunded before the claim.
    private OrderRow[] Claimed(ClaimRecord claim) => [.. complaints[$"{claim.OrderId}/{claim.Line}"].Lines.Where(l => l.Line >= claim.Line)];
}
