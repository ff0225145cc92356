using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;

namespace AtoZ.Local.Sample;

/// <summary>How the parties of the sample behave: each case by its own plan.</summary>
internal sealed class SampleCast : ICast
{
    private static readonly Dictionary<string, SampleCase> Cases = SampleCases.All.Append(SampleCases.Settled).ToDictionary(c => c.Order, StringComparer.Ordinal);

    public Reaction? OnMail(MailRequest mail, ClaimRecord claim)
    {
        // Somebody may file a claim of their own while the sample is being played: nobody plays its parties.
        return mail.Link is null || !Cases.TryGetValue(claim.OrderId, out SampleCase? sample) ? null : mail.Purpose switch
        {
            MailPurpose.ClaimReceived when sample.Then == CasePlan.Withdraws => After(26, p => p.Answer(mail.Link, CommandKind.BuyerWithdraws, new ReasonPayload("Es ist doch noch angekommen."))),
            MailPurpose.SellerNotified when mail.Data.ContainsKey(Names.Counter) => After(8, p => p.Answer(mail.Link, CommandKind.SellerAcceptsCounter, new { })),
            MailPurpose.SellerNotified => SellerAnswer(mail.Link, claim, sample),
            MailPurpose.OfferMade when sample.Then is CasePlan.ForBuyer or CasePlan.SendsBack => After(9, p => p.Answer(mail.Link, CommandKind.BuyerAccepts, new { })),
            MailPurpose.OfferMade when sample.Then == CasePlan.Counters => After(9, p => p.Answer(mail.Link, CommandKind.BuyerCounters, new CounterOfferPayload(
                claim.AmountMinor * 6 / 10, claim.Currency, "A carpenter told me what real oak would cost. This is a fair share of it."))),
            MailPurpose.OfferMade when sample.Writes is { } words => After(3, p => p.Write(mail.Link, words)),
            MailPurpose.MessageWritten when mail.To == Party.Seller && sample.WritesBack is { } words => After(4, p => p.Write(mail.Link, words)),
            MailPurpose.ReturnAgreed => After(5, p => p.Answer(mail.Link, CommandKind.SellerGivesLabel, new ReturnLabelPayload(
                "Parcel post", "RT 4077-1019", "The label to print: https://labels.example/4077-1019. It goes to our warehouse in Hamburg."))),
            MailPurpose.ReturnToPost => After(20, p => p.Answer(mail.Link, CommandKind.BuyerPosts, new ReturnPostedPayload("Parcel post", "RT 4077-1019"))),
            MailPurpose.VoteAsked when sample.Then is CasePlan.ForBuyer or CasePlan.ForSeller => After(20, p => p.Answer(mail.Link, CommandKind.CastVote, Vote(sample))),
            _ => null,
        };
    }

    public Reaction? OnInquiry(MailRequest mail, InquiryRecord inquiry) => mail is { Purpose: MailPurpose.InquiryAsked, Link: { } link } && Cases.GetValueOrDefault(inquiry.OrderId)?.Seller == SellerPlan.Refunds
        ? After(5, p => p.Say(link, InquiryMessageKind.Refund, "I am sorry: it was lost on its way. Here is your money."))
        : null;

    public Reaction? OnStage(StageRecord stage, ClaimRecord claim)
    {
        return Cases.TryGetValue(claim.OrderId, out SampleCase? sample) && stage.Kind == StageKind.Vote && stage.NextActor == Party.Reviewer && sample.Then is CasePlan.ForBuyer or CasePlan.ForSeller or CasePlan.OneVote
            ? After(14, p => p.Staff(Party.Reviewer, Votes.ReviewerOf(stage), $"claims/{claim.Id}/vote", Vote(sample)))
            : null;
    }

    private static Reaction After(double hours, Func<Player, Task> act) => new(TimeSpan.FromHours(hours), act);

    private static Reaction? SellerAnswer(Uri link, ClaimRecord claim, SampleCase sample) => sample.Seller switch
    {
        SellerPlan.Pays => After(11, p => p.Answer(link, CommandKind.SellerPays, new { })),
        SellerPlan.Offers => After(7, p => p.Answer(link, CommandKind.SellerOffers, new OfferPayload(
            Remedy.PartRefund, claim.AmountMinor * 4 / 10, "We are sorry. Please keep the item and take this part of the price back."))),
        SellerPlan.TakesBack => After(7, p => p.Answer(link, CommandKind.SellerOffers, new OfferPayload(
            Remedy.Return, claim.AmountMinor, "We packed the wrong one, sorry. Send it back at our cost and you get all of your money."))),
        SellerPlan.Contests => After(16, p => p.Answer(link, CommandKind.SellerContests, new ContestPayload(
            "The item left our house tested and in good order; the photographs in the listing show it as it is."))),
        _ => null,
    };

    private static VotePayload Vote(SampleCase sample) => sample.Then == CasePlan.ForSeller
        ? Votes.For(buyer: false, "The listing and the photographs agree; a change of mind is no fault of the item.")
        : Votes.For(buyer: true, "The photograph shows the fault, and the seller's evidence does not disprove it.") with
        {
            RefusedLines = sample.Also is { } also ? [new LineRefusal(2, "APP-01", also.Refused)] : null,
        };
}
