using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Cases;

/// <summary>Who may ever do what: the one table for links, staff roles and the backend.</summary>
public static class PartyActions
{
    private static readonly Dictionary<Party, CommandKind[]> Kinds = new()
    {
        [Party.Buyer] = [CommandKind.BuyerAccepts, CommandKind.BuyerDeclines, CommandKind.AnswerEvidenceRequest, CommandKind.BuyerChangesReason, CommandKind.BuyerWithdraws],
        [Party.Seller] = [CommandKind.SellerPays, CommandKind.SellerOffers, CommandKind.SellerContests, CommandKind.AnswerEvidenceRequest, CommandKind.PayDebt, CommandKind.PromisePayment, CommandKind.AskInstalments],
        [Party.Investigator] = [CommandKind.DecideFraud],
        [Party.Reviewer] = [CommandKind.CastVote],
        [Party.Approver] = [CommandKind.ApprovePayout, CommandKind.RejectPayout, CommandKind.ReleasePayout, CommandKind.ApproveWriteOff, CommandKind.RejectWriteOff],
        [Party.Collector] = [CommandKind.GrantInstalments, CommandKind.RefuseInstalments, CommandKind.PauseRecovery, CommandKind.ResumeRecovery, CommandKind.RecordDebtPayment],

        // The backend may give the buyer's answers.
        [Party.Marketplace] = [CommandKind.BuyerAccepts, CommandKind.BuyerDeclines, CommandKind.BuyerChangesReason, CommandKind.BuyerWithdraws],
    };

    private static readonly Dictionary<CommandKind, Type> Payloads = new()
    {
        [CommandKind.GiveExpertOpinion] = typeof(FraudOpinionPayload),
        [CommandKind.DecideFraud] = typeof(FraudOpinionPayload),
        [CommandKind.SellerPays] = typeof(NoPayload),
        [CommandKind.SellerOffers] = typeof(OfferPayload),
        [CommandKind.SellerContests] = typeof(ContestPayload),
        [CommandKind.BuyerAccepts] = typeof(NoPayload),
        [CommandKind.BuyerDeclines] = typeof(ReasonPayload),
        [CommandKind.BuyerWithdraws] = typeof(WithdrawalPayload),
        [CommandKind.BuyerChangesReason] = typeof(ReasonChangePayload),
        [CommandKind.CastVote] = typeof(VotePayload),
        [CommandKind.AnswerEvidenceRequest] = typeof(ReasonPayload),
        [CommandKind.ApprovePayout] = typeof(ReasonPayload),
        [CommandKind.RejectPayout] = typeof(ReasonPayload),
        [CommandKind.ReleasePayout] = typeof(ReasonPayload),
        [CommandKind.PayDebt] = typeof(DebtPaymentPayload),
        [CommandKind.OffsetDebt] = typeof(DebtPaymentPayload),
        [CommandKind.RecordDebtPayment] = typeof(ReceivedPaymentPayload),
        [CommandKind.PromisePayment] = typeof(PromisePayload),
        [CommandKind.AskInstalments] = typeof(InstalmentsPayload),
        [CommandKind.GrantInstalments] = typeof(ReasonPayload),
        [CommandKind.RefuseInstalments] = typeof(ReasonPayload),
        [CommandKind.PauseRecovery] = typeof(PausePayload),
        [CommandKind.ResumeRecovery] = typeof(ReasonPayload),
        [CommandKind.ApproveWriteOff] = typeof(ReasonPayload),
        [CommandKind.RejectWriteOff] = typeof(ReasonPayload),
        [CommandKind.CancelDebt] = typeof(NoPayload),
    };

    /// <summary>What a party may ever do. An expert's link says which of the two expert's acts it is for.</summary>
    public static IReadOnlyList<CommandKind> Of(Party party, LinkPurpose? purpose = null) => purpose switch
    {
        LinkPurpose.ExpertOpinion => [CommandKind.GiveExpertOpinion],
        LinkPurpose.IndependentVote => [CommandKind.CastVote],
        _ => Kinds.GetValueOrDefault(party, []),
    };

    /// <summary>The record that a command carries.</summary>
    public static Type PayloadOf(CommandKind kind) => Payloads[kind];
}
