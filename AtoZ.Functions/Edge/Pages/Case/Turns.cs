using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Whose turn it is, in one sentence, with the time and what silence leads to: the first thing every case page says (PROCESS §11).</summary>
internal static class Turns
{
    /// <summary>The turn as the viewer of a case reads it.</summary>
    public static TurnView Of(CaseFile file, Reader reader)
    {
        if (Given(file) is { } given)
        {
            return Answered(given, reader);
        }

        if (file.OpenStages.FirstOrDefault(s => s.Kind == StageKind.DebitRetry) is { } failed)
        {
            return Unpaid(file, failed, reader);
        }

        if (file.Claim.IsOpen)
        {
            return Open(file, reader);
        }

        if (file.Appeals.Any(a => a.DecidedAt is null))
        {
            return Appealed(file, reader);
        }

        return OpenDebt(file) is { } debt ? Owing(file, debt, reader) : Ended(file, reader);
    }

    /// <summary>The viewer's debt that is still pursued: of several the one that a form is about, else the first; null when none.</summary>
    public static DebtRecord? OpenDebt(CaseFile file) => OpenDebts(file).FirstOrDefault(d => file.OneDebt is null || d.Id == file.OneDebt);

    /// <summary>The viewer's debts that are still pursued: first the one that the link is for, then the one that is due next.</summary>
    public static IReadOnlyList<DebtRecord> OpenDebts(CaseFile file) => file.Viewer != Party.Seller
        ? []
        : [.. file.Debts
            .Where(d => d.State is DebtState.Open or DebtState.AtAgency)
            .OrderByDescending(d => d.Id == file.Link?.DebtId)
            .ThenBy(d => Due(d, file) ?? DateTimeOffset.MaxValue)
            .ThenBy(d => d.OpenedAt)];

    /// <summary>The viewer's answer that has not taken effect; a payment of a debt is no answer that anything waits for.</summary>
    public static CommandRecord? Given(CaseFile file) => file.Answers.FirstOrDefault(a =>
        a.State == CommandState.Pending && a.Party == file.Viewer && a.DebtId is null && file.OpenStages.Any(s => s.Key == a.StageKey));

    private static TurnView Answered(CommandRecord given, Reader reader) => given.EffectiveAt > reader.Now
        ? new TurnView(
            reader.Say("turn.who.answered"), reader.Say("headline.answered", ("answer", Sentences.Answer(reader, given.Kind))), false, "good", given.EffectiveAt, reader.Say("otherwise.answered"))
        : new TurnView(
            reader.Say("turn.who.answered"), reader.Say("headline.answered", ("answer", Sentences.Answer(reader, given.Kind))), false, "good", null, null);

    private static TurnView Open(CaseFile file, Reader reader)
    {
        ClaimRecord claim = file.Claim;
        bool mine = file.MyTurn is not null;
        if (file.OpenStages.Any(s => s.Kind == StageKind.Parked && s.DebtId is null))
        {
            return new TurnView(Who(claim.NextActor, mine, reader), reader.Say("headline.Parked"), mine, null, claim.Deadline, reader.Say("otherwise.parked"));
        }

        string headline = file switch
        {
            { MyTurn.Kind: StageKind.EvidenceRequest } => reader.Say("headline.EvidenceRequest"),
            _ when IsSplit(file) => reader.Say("headline.Split"),
            _ when NothingLeft(file) => reader.Say("headline.NothingLeft"),
            { Claim.Status: ClaimStatus.AwaitingSeller, Offers: [.., { State: OfferState.Open, By: Party.Buyer } counter] } =>
                Countered(counter, file, reader),
            _ => reader.Say(Headline(file), ("amount", reader.Money(About(file)))),
        };
        string who = IsSplit(file) && !mine ? reader.Say("turn.who.adjudicator") : Who(claim.NextActor, mine, reader);
        return new TurnView(who, headline, mine, null, file.MyTurn?.Deadline ?? claim.Deadline, Sentences.Otherwise(file, reader) ?? reader.Say("otherwise.ours"));
    }

    // What came back since is not asked for any more: the seller reads what would be paid, the buyer that it is less than was asked for.
    private static string Countered(OfferRecord counter, CaseFile file, Reader reader)
    {
        Money asked = new(counter.AmountMinor, file.Claim.Currency);
        Money byNow = ByNow(counter, file);
        return file.Viewer == Party.Buyer && byNow < asked
            ? reader.Say("headline.AwaitingSeller.Buyer.Countered.Less", ("counter", reader.Money(asked)), ("amount", reader.Money(byNow)))
            : reader.Say($"headline.AwaitingSeller.{file.Viewer}.Countered", ("counter", reader.Money(byNow)));
    }

    /// <summary>What an offer of either side is worth by now: as long as it is open, no more than is still missing of what it is for.</summary>
    public static Money ByNow(OfferRecord offer, CaseFile file)
    {
        Money offered = new(offer.AmountMinor, file.Claim.Currency);
        return offer.State == OfferState.Open && file.Claim.IsOpen ? Money.Min(offered, file.Stakes.Of(offer.Remedy, offer.ForLines)) : offered;
    }

    // What the seller owes stays due until the appeal says otherwise; what comes of it by itself stands beside the debt.
    private static TurnView Appealed(CaseFile file, Reader reader)
    {
        string headline = reader.Say(IsSplit(file) ? "headline.Split" : $"headline.Appeal.{file.Viewer}");
        string? due = OpenDebt(file) is null ? null : reader.Say("headline.DebtStays", ("outstanding", reader.Money(Owed(file))));
        return new TurnView(
            reader.Say(IsSplit(file) ? "turn.who.adjudicator" : "turn.who.reviewers"),
            due is null ? headline : $"{headline} {due}",
            false,
            null,
            WaitingFor(file)?.Deadline,
            Sentences.Otherwise(file, reader));
    }

    // Two votes differ, and the third decides: two people are no longer asked.
    private static bool IsSplit(CaseFile file) =>
        file.Viewer is Party.Buyer or Party.Seller && file.OpenStages.Any(s => s.Kind == StageKind.Vote && s.Seat == Seat.Adjudicator);

    // For the parties, while it is about money. Who judges is asked all the same.
    private static bool NothingLeft(CaseFile file) =>
        file.Viewer is Party.Buyer or Party.Seller && file.AtStake.MinorUnits == 0 && WaitingFor(file) is not { AmountMinor: 0 } && file.Claim.Status != ClaimStatus.AwaitingRemedy;

    // A review is told with what brought it about, where that is known of the viewer's side.
    private static string Headline(CaseFile file)
    {
        string key = $"headline.{Standing(file)}.{file.Viewer}";
        if (file.Claim.Status == ClaimStatus.AwaitingSeller
            && file.Offers is [.., { State: OfferState.Declined or OfferState.Lapsed } last]
            && Sentence.Has($"{key}.{last.State}"))
        {
            return $"{key}.{last.State}";
        }

        return file.Appeals.LastOrDefault(a => a.DecidedAt is null) is { } review && Sentence.Has($"{key}.{review.Origin}") ? $"{key}.{review.Origin}" : key;
    }

    // For a return what was agreed on is paid, which may be a part.
    private static Money About(CaseFile file) =>
        WaitingFor(file) is { } stage && Stages.IsOfReturn(stage.Kind) ? file.Stakes.Of(stage, file.Claim.AmountMinor) : file.AtStake;

    // A replacement, a repair or a return is told by its stage: to be shipped, on its way, delivered; and so is the question about a delivery.
    private static string Standing(CaseFile file) => WaitingFor(file) is { } stage && IsToldByStage(file.Claim, stage)
        ? stage.Kind.ToString()
        : file.Claim.Status.ToString();

    private static bool IsToldByStage(ClaimRecord claim, StageRecord stage) =>
        claim.Status is ClaimStatus.AwaitingRemedy or ClaimStatus.AwaitingReturn || stage.Kind == StageKind.DeliveryAnswer;

    // A claim that was closed can come here too, by an appeal.
    private static TurnView Unpaid(CaseFile file, StageRecord stage, Reader reader)
    {
        bool mine = file.Viewer == stage.NextActor;
        Money amount = file.Stakes.Of(stage, file.Claim.AmountMinor);
        string headline = amount.MinorUnits == 0 ? reader.Say("headline.NothingLeft") : reader.Say($"headline.AwaitingPayment.{file.Viewer}", ("amount", reader.Money(amount)));
        return new TurnView(
            Who(stage.NextActor, mine, reader), headline, mine, null, stage.Deadline, Sentences.Otherwise(file, reader));
    }

    private static TurnView Owing(CaseFile file, DebtRecord debt, Reader reader) => new(
        reader.Say("turn.who.mine"),
        OpenDebts(file) is { Count: > 1 and var count } && file.Link?.DebtId != debt.Id
            ? reader.Say("headline.Debts.Seller", ("outstanding", reader.Money(Owed(file))), ("count", $"{count}"))
            : reader.Say("headline.Debt.Seller", ("outstanding", reader.Money(debt.Outstanding))),
        true,
        null,
        Due(debt, file),
        Sentences.Otherwise(file, reader));

    private static DateTimeOffset? Due(DebtRecord debt, CaseFile file) =>
        file.OpenStages.FirstOrDefault(s => s.DebtId == debt.Id && s.Kind == StageKind.DebtPayment)?.Deadline ?? debt.NextAttemptAt;

    // All debts of a claim are in its currency.
    private static Money Owed(CaseFile file) => new(OpenDebts(file).Sum(d => d.Outstanding.MinorUnits), file.Claim.Currency);

    private static TurnView Ended(CaseFile file, Reader reader)
    {
        ClaimRecord claim = file.Claim;
        if (file.GiveBack is { } asked)
        {
            string asks = reader.Say($"headline.GiveBack.{asked.Why}", ("amount", reader.Money(asked.Amount)));
            return new TurnView(reader.Say("turn.who.mine"), asks, true, null, null, null);
        }

        string cause = claim.Outcome == ClaimOutcome.SettledByOffer && file.Offers.Any(o => o is { State: OfferState.Accepted, By: Party.Buyer }) ? $".{Names.CounterAccepted}" : "";
        string headline = reader.Say($"headline.Closed.{claim.Outcome}.{file.Viewer}{cause}", ("paid", reader.Money(claim.PaidMinor > 0 ? claim.Paid : claim.Amount)));
        return new TurnView(reader.Say("turn.who.closed"), headline, false, Tone(claim.Outcome, file.Viewer), null, null);
    }

    private static StageRecord? WaitingFor(CaseFile file) => file.OpenStages.Where(s => s.DebtId is null).MinBy(s => s.Deadline);

    private static string Who(Party next, bool mine, Reader reader) => (next, mine) switch
    {
        (_, true) => reader.Say("turn.who.mine"),
        (Party.Buyer or Party.Seller, _) => reader.Say($"turn.who.{next}"),
        (Party.Reviewer or Party.Expert, _) => reader.Say("turn.who.reviewers"),
        _ => reader.Say("turn.who.ours"),
    };

    private static string? Tone(ClaimOutcome outcome, Party viewer) => (outcome, viewer) switch
    {
        (ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud, Party.Buyer) => "bad",
        (ClaimOutcome.PaidByMarketplace, Party.Seller) => null,
        (ClaimOutcome.None or ClaimOutcome.Withdrawn, _) => null,
        _ => "good",
    };
}
