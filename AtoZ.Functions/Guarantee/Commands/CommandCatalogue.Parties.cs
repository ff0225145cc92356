using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>What buyer and seller do.</summary>
internal static partial class CommandCatalogue
{
    private static CommandRow[] OfSeller =>
    [
        new(CommandKind.SellerAcceptsCounter, typeof(NoPayload))
        {
            By = [Party.Seller],
            In = [StageKind.SellerAnswer],
            OnlyOnTurn = true,
            Slug = "agree",
            Entry = new(TimelineKind.OfferAccepted, Audience.Both),
        },
        new(CommandKind.SellerPays, typeof(NoPayload))
        {
            By = [Party.Seller],
            In = [StageKind.SellerAnswer, StageKind.Vote],
            Slug = "pay",
            Entry = new(TimelineKind.SellerAnswered, Audience.Both),
        },
        new(CommandKind.RetryDebit, typeof(NoPayload))
        {
            By = [Party.Seller],
            FromBackend = true,
            In = [StageKind.DebitRetry],
            Slug = "retry",
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerShips, typeof(ShipmentPayload))
        {
            By = [Party.Seller],
            In = [StageKind.RemedyShipment],
            OnlyOnTurn = true,
            Slug = "ship",
            Entry = new(TimelineKind.RemedyShipped, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerGivesLabel, typeof(ReturnLabelPayload))
        {
            By = [Party.Seller],
            In = [StageKind.ReturnLabel],
            OnlyOnTurn = true,
            Slug = "label",
            Entry = new(TimelineKind.ReturnLabelled, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerPaysPostage, typeof(ReasonPayload))
        {
            By = [Party.Seller],
            In = [StageKind.ReturnLabel],
            OnlyOnTurn = true,
            Slug = "postage",
            Entry = new(TimelineKind.ReturnLabelled, Audience.Both),
            Reason = new("field.reason.postage", "field.reason.postage.hint"),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerInspects, typeof(ReturnInspectionPayload))
        {
            By = [Party.Seller],
            In = [StageKind.ReturnTransit, StageKind.ReturnInspection],
            OnlyOnTurn = true,
            Slug = "inspect",
            Entry = new(TimelineKind.ReturnInspected, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.ReturnReceived, typeof(NoPayload))
        {
            By = [Party.Seller],
            FromBackend = true,
            In = [StageKind.ReturnTransit],
            Slug = "came-back",
            Entry = new(TimelineKind.ReturnReceived, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerWaivesReturn, typeof(NoPayload))
        {
            By = [Party.Seller],
            In = [StageKind.ReturnLabel, StageKind.ReturnPosting, StageKind.ReturnTransit],
            Slug = "waive",
            Entry = new(TimelineKind.ReturnWaived, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.SellerOffers, typeof(OfferPayload))
        {
            By = [Party.Seller],
            In = [StageKind.SellerAnswer],
            OnlyOnTurn = true,
            Slug = "offer",
            Entry = new(TimelineKind.SellerAnswered, Audience.Both),
            Revocable = true,
        },
        new(CommandKind.SellerContests, typeof(ContestPayload))
        {
            By = [Party.Seller],
            In = [StageKind.SellerAnswer],
            OnlyOnTurn = true,
            Slug = "contest",
            Entry = new(TimelineKind.SellerAnswered, Audience.Both),
            Revocable = true,
        },
    ];

    private static CommandRow[] OfBuyer =>
    [
        new(CommandKind.BuyerAccepts, typeof(NoPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.OfferAnswer],
            OnlyOnTurn = true,
            Slug = "accept",
            Entry = new(TimelineKind.OfferAccepted, Audience.Both),
        },
        new(CommandKind.BuyerDeclines, typeof(ReasonPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.OfferAnswer],
            OnlyOnTurn = true,
            Slug = "decline",
            Entry = new(TimelineKind.OfferDeclined, Audience.Both),
            Reason = new("field.reason.decline", Required: false),
        },
        new(CommandKind.BuyerCounters, typeof(CounterOfferPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.OfferAnswer],
            OnlyOnTurn = true,
            Slug = "counter",
            Entry = new(TimelineKind.OfferCountered, Audience.Both),
            Revocable = true,
        },
        new(CommandKind.RemedyArrived, typeof(NoPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.RemedyShipment, StageKind.RemedyDelivery, StageKind.RemedyInspection],
            Slug = "arrived",
            Entry = new(TimelineKind.RemedyArrived, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.RemedyFailed, typeof(ReasonPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.RemedyDelivery, StageKind.RemedyInspection],
            OnlyOnTurn = true,
            Slug = "not-arrived",
            Entry = new(TimelineKind.RemedyDisputed, Audience.Both),
            Reason = new("field.reason.not-arrived", "field.reason.not-arrived.hint"),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.BuyerPosts, typeof(ReturnPostedPayload))
        {
            By = [Party.Buyer],
            FromBackend = true,
            In = [StageKind.ReturnPosting],
            Slug = "post",
            Entry = new(TimelineKind.ReturnPosted, Audience.Both),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.BuyerDisputesDelivery, typeof(ReasonPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.DeliveryAnswer],
            OnlyOnTurn = true,
            Slug = "nothing-came",
            Entry = new(TimelineKind.DeliveryDisputed, Audience.Both),
            Reason = new("field.reason.nothing-came", "field.reason.nothing-came.hint"),
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.AnswerEvidenceRequest, typeof(ReasonPayload))
        {
            By = [Party.Buyer, Party.Seller],
            In = [StageKind.EvidenceRequest],
            OnlyOnTurn = true,
            Slug = "request",
            Entry = new(TimelineKind.EvidenceRequestAnswered, Audience.Staff),
            Reason = new("field.reason.request", "field.reason.request.hint", Required: false),
        },
        new(CommandKind.BuyerChangesReason, typeof(ReasonChangePayload))
        {
            By = [Party.Buyer],
            In = [StageKind.SellerAnswer],
            Slug = "reason",
            Entry = new(TimelineKind.ReasonChanged, Audience.Both),
        },
        new(CommandKind.BuyerWithdraws, typeof(WithdrawalPayload))
        {
            By = [Party.Buyer],
            In = [StageKind.ExpertOpinion, StageKind.FraudDecision, StageKind.SellerAnswer, StageKind.OfferAnswer, StageKind.DeliveryAnswer,
                StageKind.RemedyShipment, StageKind.RemedyDelivery, StageKind.RemedyInspection,
                StageKind.ReturnLabel, StageKind.ReturnPosting, StageKind.ReturnTransit, StageKind.ReturnInspection, StageKind.DebitRetry, StageKind.Vote,
                StageKind.PayoutApproval],
            Slug = "withdraw",
            Entry = new(TimelineKind.Withdrawn, Audience.Both),
        },
    ];

    private static CommandRow[] OfSellersDebt =>
    [
        new(CommandKind.PayDebt, typeof(DebtPaymentPayload)) { By = [Party.Seller], In = [StageKind.DebtPayment], OnlyOnTurn = true, Slug = "debt" },
        new(CommandKind.PromisePayment, typeof(PromisePayload)) { By = [Party.Seller], In = [StageKind.DebtPayment], OnlyOnTurn = true, Slug = "promise" },
        new(CommandKind.AskInstalments, typeof(InstalmentsPayload)) { By = [Party.Seller], In = [StageKind.DebtPayment], OnlyOnTurn = true, Slug = "instalments" },
    ];

    private static CommandRow[] OfSystem =>
    [
        new(CommandKind.RemedyDelivered, typeof(NoPayload)) { FromBackend = true, In = [StageKind.RemedyDelivery], Entry = new(TimelineKind.RemedyDelivered, Audience.Both) },
        new(CommandKind.ReturnLost, typeof(NoPayload)) { FromBackend = true, In = [StageKind.ReturnTransit] },
        new(CommandKind.ParcelLost, typeof(NoPayload))
        {
            FromBackend = true,
            In = [StageKind.SellerAnswer, StageKind.OfferAnswer, StageKind.DeliveryAnswer, StageKind.Vote],
        },
        new(CommandKind.ParcelDelivered, typeof(NoPayload)) { FromBackend = true, In = [StageKind.SellerAnswer] },
        new(CommandKind.MadeGoodElsewhere, typeof(NoPayload))
        {
            FromBackend = true,
            In = [StageKind.ExpertOpinion, StageKind.FraudDecision, StageKind.SellerAnswer, StageKind.OfferAnswer, StageKind.DeliveryAnswer,
                StageKind.RemedyShipment, StageKind.RemedyDelivery, StageKind.RemedyInspection,
                StageKind.ReturnLabel, StageKind.ReturnPosting, StageKind.ReturnTransit, StageKind.ReturnInspection, StageKind.DebitRetry, StageKind.Vote,
                StageKind.PayoutApproval, StageKind.PayoutBrake],
            Entry = new(TimelineKind.NothingMissing, Audience.Both),
        },
        new(CommandKind.OffsetDebt, typeof(DebtPaymentPayload)) { FromBackend = true, In = [StageKind.DebtPayment] },
        new(CommandKind.CancelDebt, typeof(NoPayload)) { In = [StageKind.DebtPayment] },
    ];
}
