using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>What staff and experts do.</summary>
internal static partial class CommandCatalogue
{
    private static ReasonField StaffReason => new("staff.reason");

    private static CommandRow[] OfJudges =>
    [
        new(CommandKind.GiveExpertOpinion, typeof(FraudOpinionPayload))
        {
            By = [Party.Expert],
            In = [StageKind.ExpertOpinion],
            OnlyOnTurn = true,
            NotAfter = [CommandKind.DeclareConflict],
            ByLinks = [LinkPurpose.ExpertOpinion],
            Slug = "opinion",
            Entry = new(TimelineKind.ExpertAnswered, Audience.Staff),
        },
        new(CommandKind.DeclareConflict, typeof(ReasonPayload))
        {
            By = [Party.Expert],
            In = [StageKind.ExpertOpinion, StageKind.Vote],
            OnlyOnTurn = true,
            ByLinks = [LinkPurpose.ExpertOpinion, LinkPurpose.IndependentVote],
            Slug = "conflict",
            Entry = new(TimelineKind.ConflictDeclared, Audience.Staff),
            Reason = new("field.reason.conflict"),
        },
        new(CommandKind.DecideFraud, typeof(FraudOpinionPayload))
        {
            By = [Party.Investigator],
            In = [StageKind.FraudDecision],
            OnlyOnTurn = true,
            Slug = "fraud",
            NotAfter = [CommandKind.GiveExpertOpinion, CommandKind.DeclareConflict],
            Route = new("DecideFraud", "fraud-decision", "An investigator clears a claim or confirms fraud (PROCESS §4)") { Refuses = ["FRAUD_GROUNDS_MISSING", "REASON_REQUIRED"] },
        },
        new(CommandKind.CastVote, typeof(VotePayload))
        {
            By = [Party.Reviewer, Party.Expert],
            In = [StageKind.Vote],
            OnlyOnTurn = true,
            ByLinks = [LinkPurpose.IndependentVote],
            Slug = "vote",
            Entry = new(TimelineKind.VoteCast, Audience.Both),
            IsFinal = true,
            NotAfter = [CommandKind.CastVote, CommandKind.GiveExpertOpinion, CommandKind.DeclareConflict, CommandKind.DecideFraud, CommandKind.ApprovePayout, CommandKind.RejectPayout],
            Route = new("CastVote", "vote", "A reviewer votes, or adjudicates after a split (PROCESS §7)")
            {
                Refuses = ["ALREADY_VOTED", "CRITERIA_INCOMPLETE", "OTHER_SIDE_HAS_TIME", "REASON_REQUIRED", "VOTE_CONTRADICTS"],
            },
        },
    ];

    private static CommandRow[] OfApprovers =>
    [
        new(CommandKind.ApprovePayout, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.PayoutApproval],
            OnlyOnTurn = true,
            Slug = "approve",
            Entry = new(TimelineKind.ApprovalGiven, Audience.Staff),
            Reason = StaffReason,
            NotAfter = [CommandKind.CastVote, CommandKind.DecideFraud, CommandKind.ApprovePayout],
            Route = new("ApprovePayout", "payout-approval", "An approver allows or stops a payout above the limit (PROCESS §8)")
            {
                Otherwise = CommandKind.RejectPayout,
                Refuses = ["ALREADY_APPROVED", "REASON_REQUIRED"],
            },
        },
        new(CommandKind.RejectPayout, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.PayoutApproval],
            OnlyOnTurn = true,
            Slug = "reject",
            Entry = new(TimelineKind.ApprovalGiven, Audience.Staff),
            Reason = StaffReason,
            NotAfter = [CommandKind.CastVote, CommandKind.DecideFraud],
        },
        new(CommandKind.ReleasePayout, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.PayoutBrake],
            OnlyOnTurn = true,
            Slug = "release",
            Reason = StaffReason,
            ShownOnlyWhenPossible = true,
            Route = new("ReleasePayout", "payout-release", "An approver lets a payout go today although the day's budget is used up (PROCESS §8)"),
        },
        new(CommandKind.TryStepAgain, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.Parked],
            OnlyOnTurn = true,
            Slug = "try-again",
            Reason = StaffReason,
            ShownOnlyWhenPossible = true,
            Route = new("TryStepAgain", "try-again", "An approver has a step tried again that failed for good and parked the case (PROCESS §13)"),
        },
        new(CommandKind.ApproveWriteOff, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.WriteOffApproval],
            OnlyOnTurn = true,
            Slug = "write-off",
            Entry = new(TimelineKind.ApprovalGiven, Audience.Staff),
            Reason = StaffReason,
            Route = new("DecideWriteOff", "write-off", "An approver writes a debt off, or refuses to (PROCESS §9)") { Otherwise = CommandKind.RejectWriteOff, Refuses = ["REASON_REQUIRED"] },
        },
        new(CommandKind.RejectWriteOff, typeof(ReasonPayload))
        {
            By = [Party.Approver],
            In = [StageKind.WriteOffApproval],
            OnlyOnTurn = true,
            Slug = "keep-debt",
            Entry = new(TimelineKind.ApprovalGiven, Audience.Staff),
            Reason = StaffReason,
        },
    ];

    private static CommandRow[] OfCollectors =>
    [
        new(CommandKind.GrantInstalments, typeof(ReasonPayload))
        {
            By = [Party.Collector],
            In = [StageKind.InstalmentApproval],
            OnlyOnTurn = true,
            Slug = "grant-plan",
            Reason = StaffReason,
            ShownOnlyWhenPossible = true,
            Route = new("DecideInstalments", "instalments", "The recovery desk grants or refuses a plan of instalments (PROCESS §9)")
            {
                Otherwise = CommandKind.RefuseInstalments,
                Refuses = ["NO_PLAN_ASKED"],
            },
        },
        new(CommandKind.RefuseInstalments, typeof(ReasonPayload))
        {
            By = [Party.Collector],
            In = [StageKind.InstalmentApproval],
            OnlyOnTurn = true,
            Slug = "refuse-plan",
            Reason = StaffReason,
            ShownOnlyWhenPossible = true,
        },
        new(CommandKind.PauseRecovery, typeof(PausePayload))
        {
            By = [Party.Collector],
            In = [StageKind.DebtPayment],
            Slug = "pause",
            ShownOnlyWhenPossible = true,
            Route = new("PauseRecovery", "pause", "The recovery desk pauses a recovery because of hardship, within the policy's limits (PROCESS §9)")
            {
                Refuses = ["PAUSES_USED", "PAUSE_PAST", "PAUSE_TOO_LONG", "REASON_REQUIRED", "RECOVERY_PAUSED", "WRITE_OFF_PROPOSED"],
            },
        },
        new(CommandKind.ResumeRecovery, typeof(ReasonPayload))
        {
            By = [Party.Collector],
            In = [StageKind.DebtPayment],
            Slug = "resume",
            Reason = StaffReason,
            ShownOnlyWhenPossible = true,
            Route = new("ResumeRecovery", "resume", "The recovery desk ends a pause early (PROCESS §9)") { Refuses = ["NOT_PAUSED"] },
        },
        new(CommandKind.RecordDebtPayment, typeof(ReceivedPaymentPayload))
        {
            By = [Party.Collector],
            FromBackend = true,
            In = [StageKind.DebtPayment],
            Slug = "received",
            ShownOnlyWhenPossible = true,
            Route = new("RecordReceivedPayment", "payments", "The recovery desk records money that the insurer, the agency or the bank sent (PROCESS §9)")
            {
                Refuses = ["AMOUNT_NOT_POSITIVE", "PAYMENT_KNOWN", "REFERENCE_REQUIRED"],
            },
        },
    ];
}
