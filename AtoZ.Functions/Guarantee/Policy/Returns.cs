using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What comes after a step of a return.</summary>
/// <param name="Next">The stage that follows; null at the end.</param>
/// <param name="End">How it ended; null while it goes on.</param>
internal sealed record ReturnMove(StageKind? Next, ReturnEnd? End)
{
    internal static ReturnMove To(StageKind next) => new(next, null);

    internal static ReturnMove Ends(ReturnEnd end) => new(null, end);
}

/// <summary>
/// A return that was agreed on (PROCESS, What is covered): a label or own postage, posted, on its way, received, inspected, and what silence
/// means at each step. Whoever is at fault bears the cost, and with it the risk of the way.
/// Rules RETURN-01, RETURN-02, RETURN-03, RETURN-04.
/// </summary>
internal static class Returns
{
    /// <summary>The reason of a claim that ended because the item was not sent back.</summary>
    public const string NotPosted = "RETURN-02";

    /// <summary>Who bears the cost of sending the item back.</summary>
    public static Party Bearer(ClaimKind kind, ReturnTerms terms) =>
        terms.CostsOfBuyer.Contains(kind.ToString()) ? Party.Buyer : Party.Seller;

    /// <summary>Up to how much of the postage is given back; zero in a currency that the policy does not know.</summary>
    public static Money PostageUpTo(string currency, ReturnTerms terms) =>
        new Money(terms.PostageUpTo.GetValueOrDefault(currency), currency);

    /// <summary>The first step: who bears the cost gives the label, and a buyer who does has one already.</summary>
    public static StageKind First(Party bearer) => bearer == Party.Seller ? StageKind.ReturnLabel : StageKind.ReturnPosting;

    /// <summary>What follows a step.</summary>
    /// <param name="step">The step that ended.</param>
    /// <param name="command">By which command; null by silence.</param>
    /// <param name="condition">How the return came, where the command says so.</param>
    /// <param name="bearer">Who bears the cost, and the risk.</param>
    /// <param name="arrived">Whether it is known already that it arrived.</param>
    public static ReturnMove After(StageKind step, CommandKind? command, ReturnCondition? condition, Party bearer, bool arrived) => (step, command) switch
    {
        (_, CommandKind.SellerWaivesReturn) => ReturnMove.Ends(ReturnEnd.Refund),
        (_, CommandKind.SellerInspects) => ReturnMove.Ends(condition == ReturnCondition.AsAgreed ? ReturnEnd.Refund : ReturnEnd.Review),
        (_, CommandKind.BuyerWithdraws or CommandKind.MadeGoodElsewhere) => ReturnMove.Ends(ReturnEnd.Cut),
        (StageKind.ReturnLabel, _) => ReturnMove.To(StageKind.ReturnPosting),
        (StageKind.ReturnPosting, null) => ReturnMove.Ends(ReturnEnd.NotPosted),
        (StageKind.ReturnPosting, _) => ReturnMove.To(arrived ? StageKind.ReturnInspection : StageKind.ReturnTransit),
        (StageKind.ReturnTransit, CommandKind.ReturnReceived) => ReturnMove.To(StageKind.ReturnInspection),
        (StageKind.ReturnTransit, CommandKind.ReturnLost) when bearer == Party.Seller => ReturnMove.Ends(ReturnEnd.Refund),
        (StageKind.ReturnTransit, _) => ReturnMove.Ends(ReturnEnd.Review),
        (StageKind.ReturnInspection, _) => ReturnMove.Ends(ReturnEnd.Refund),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step of a return."),
    };

    /// <summary>Checks a label: it says by whom, and how the buyer comes by it.</summary>
    /// <returns>Null when it may be taken.</returns>
    public static Refusal? CheckLabel(ReturnLabelPayload label, InquiryTerms terms)
    {
        if (VisibleText.IsMissing(label.Carrier))
        {
            return new Refusal("CARRIER_REQUIRED", 422, "The carrier's name is missing.", "Say who carries the parcel.", "/carrier");
        }

        if (VisibleText.IsMissing(label.TrackingNumber) && VisibleText.IsMissing(label.Note))
        {
            return new Refusal(
                "LABEL_EMPTY",
                422,
                "A label has a number, or a note that says where it is.",
                "Give the number of the parcel, or the address at which the buyer finds the label.",
                "/note");
        }

        return label.Carrier.Length + label.TrackingNumber.Length + label.Note.Length > terms.LongestMessage
            ? new Refusal("MESSAGE_TOO_LONG", 422, $"The label has more than {terms.LongestMessage} characters.", "Give carrier, number and a short note.", "/note")
            : null;
    }

    /// <summary>Checks what the buyer posted.</summary>
    /// <returns>Null when it may be taken.</returns>
    public static Refusal? CheckPosted(ReturnPostedPayload posted, IStage stage, string currency, InquiryTerms terms)
    {
        if (Shipments.Check(new ShipmentPayload(posted.Carrier, posted.TrackingNumber), terms) is { } wrong)
        {
            return wrong;
        }

        if (posted.PostageMinor < 0)
        {
            return new Refusal("AMOUNT_NEGATIVE", 422, "The postage is below zero.", "Send what the postage cost in minor units, or zero.", "/postageMinor");
        }

        if (posted.PostageMinor > 0 && stage.PostageUpToMinor is null)
        {
            return new Refusal(
                "POSTAGE_NOT_OWED",
                422,
                "The postage of this return is not given back: there is a label, or it is yours to bear.",
                "Leave the postage out.",
                "/postageMinor");
        }

        return posted.PostageMinor > (stage.PostageUpToMinor ?? 0)
            ? new Refusal(
                "POSTAGE_TOO_MUCH",
                422,
                $"At most {new Money(stage.PostageUpToMinor ?? 0, currency)} of the postage is given back.",
                "Send what it cost, up to that.",
                "/postageMinor")
            : null;
    }

    /// <summary>Checks what the seller says of a return.</summary>
    /// <returns>Null when it may be taken.</returns>
    public static Refusal? CheckInspection(ReturnInspectionPayload inspection, IStage stage)
    {
        if (!Enum.IsDefined(inspection.Condition))
        {
            string all = string.Join(", ", Enum.GetNames<ReturnCondition>());
            return new Refusal("CHOICE_REQUIRED", 422, "It is not said how the return came.", $"Send one of {all}.", "/condition");
        }

        if (inspection.Condition == ReturnCondition.NotReceived && stage.Kind == StageKind.ReturnTransit)
        {
            return new Refusal(
                "RETURN_ON_ITS_WAY",
                409,
                "Nobody says that the return has arrived; it is still on its way.",
                "Wait: if it does not arrive in time, a review decides.",
                "/condition");
        }

        return inspection.Condition != ReturnCondition.AsAgreed && VisibleText.IsMissing(inspection.Reason)
            ? new Refusal("REASON_REQUIRED", 422, "A reason is required.", "Say what is wrong with what came back, and add photos.", "/reason")
            : null;
    }
}
