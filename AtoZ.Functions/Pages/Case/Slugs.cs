using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Pages.Case;

/// <summary>Actions as they stand in addresses and text keys: short words for people, one per command.</summary>
public static class Slugs
{
    /// <summary>An appeal is no command: it opens a review of its own.</summary>
    public const string Appeal = "appeal";

    private static readonly Dictionary<CommandKind, string> All = new()
    {
        [CommandKind.SellerPays] = "pay",
        [CommandKind.SellerOffers] = "offer",
        [CommandKind.SellerContests] = "contest",
        [CommandKind.BuyerAccepts] = "accept",
        [CommandKind.BuyerDeclines] = "decline",
        [CommandKind.BuyerWithdraws] = "withdraw",
        [CommandKind.BuyerChangesReason] = "reason",
        [CommandKind.AnswerEvidenceRequest] = "request",
        [CommandKind.PayDebt] = "debt",
        [CommandKind.PromisePayment] = "promise",
        [CommandKind.AskInstalments] = "instalments",
        [CommandKind.GiveExpertOpinion] = "opinion",
        [CommandKind.CastVote] = "vote",
        [CommandKind.DecideFraud] = "fraud",
        [CommandKind.ApprovePayout] = "approve",
        [CommandKind.RejectPayout] = "reject",
        [CommandKind.ReleasePayout] = "release",
        [CommandKind.GrantInstalments] = "grant-plan",
        [CommandKind.RefuseInstalments] = "refuse-plan",
        [CommandKind.PauseRecovery] = "pause",
        [CommandKind.ResumeRecovery] = "resume",
        [CommandKind.RecordDebtPayment] = "received",
        [CommandKind.ApproveWriteOff] = "write-off",
        [CommandKind.RejectWriteOff] = "keep-debt",
    };

    /// <summary>The word of a command; null for commands that people never give.</summary>
    public static string? Of(CommandKind kind) => All.GetValueOrDefault(kind);

    /// <summary>The command of a word; null when there is none.</summary>
    public static CommandKind? Command(string slug) => All.Where(pair => pair.Value == slug).Select(pair => (CommandKind?)pair.Key).FirstOrDefault();
}
