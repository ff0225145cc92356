using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>Writes what a step of a return came to, and says what follows it.</summary>
internal sealed class StepReturn(CaseStore cases)
{
    [Function(nameof(StepReturn))]
    public Task<ReturnStanding> Run([ActivityTrigger] ReturnStep step) => cases.ChangeByStage(step.StageKey, async (open, stage) =>
    {
        ReturnRecord sent = await open.Db.Returns.SingleAsync(r => r.ClaimId == stage.ClaimId);
        CommandKind? by = step.Command?.Kind;
        await (step.Command is { } command ? Write(open, sent, command) : Silence(open, stage, sent));
        ReturnMove move = Guarantee.Policy.Returns.After(stage.Kind, by, sent.Condition, sent.Bearer, await IsThere(open, sent));

        // Nobody is in default whom the question did not reach.
        if (move.End == ReturnEnd.NotPosted && sent.State != ReturnState.NotPosted)
        {
            move = move with { End = ReturnEnd.Review };
        }

        return move.End is { } end ? await End(open, sent, end, by) : await GoOn(open, sent, move);
    });

    // It arrived before anybody waited for that. A return that is gone through anew takes the way that it took.
    private static async Task<bool> IsThere(OpenedCase open, ReturnRecord sent) =>
        sent.ReceivedAt is not null && !await open.Db.Stages.AnyAsync(s => s.ClaimId == sent.ClaimId && s.Kind == StageKind.ReturnTransit);

    private static async Task Write(OpenedCase open, ReturnRecord sent, TakenCommand command)
    {
        DateTimeOffset at = (await open.Db.Commands.SingleAsync(c => c.Id == command.Id)).GivenAt;
        switch (command.Kind)
        {
            case CommandKind.SellerGivesLabel:
                ReturnLabelPayload label = (await open.Command<ReturnLabelPayload>(command.Id)).Payload;
                (sent.LabelCarrier, sent.LabelTracking, sent.Note) = (label.Carrier.Trim(), Given(label.TrackingNumber), Given(label.Note));
                break;
            case CommandKind.SellerPaysPostage:
                sent.Note = (await open.Command<ReasonPayload>(command.Id)).Payload.Reason.Trim();
                sent.PostageUpToMinor = PostageUpTo(open);
                break;
            case CommandKind.BuyerPosts:
                ReturnPostedPayload posted = (await open.Command<ReturnPostedPayload>(command.Id)).Payload;
                (sent.Carrier, sent.TrackingNumber, sent.PostageMinor) = (posted.Carrier.Trim(), posted.TrackingNumber.Trim(), posted.PostageMinor);
                sent.PostedAt = at;
                break;
            case CommandKind.ReturnReceived:
                sent.ReceivedAt ??= at;
                break;
            case CommandKind.SellerInspects:
                ReturnInspectionPayload inspection = (await open.Command<ReturnInspectionPayload>(command.Id)).Payload;
                (sent.Condition, sent.Complaint, sent.InspectedAt) = (inspection.Condition, Given(inspection.Reason), at);
                sent.ReceivedAt ??= at;
                break;
        }

        sent.State = command.Kind switch
        {
            CommandKind.BuyerPosts when sent.State != ReturnState.OnItsWay => ReturnState.Posted,
            CommandKind.ReturnReceived => ReturnState.Received,
            CommandKind.ReturnLost => ReturnState.Lost,
            CommandKind.SellerInspects => ReturnState.Inspected,
            CommandKind.SellerWaivesReturn => ReturnState.Waived,
            CommandKind.BuyerWithdraws or CommandKind.MadeGoodElsewhere => ReturnState.Ended,
            _ => sent.State,
        };
    }

    private static async Task Silence(OpenedCase open, StageRecord stage, ReturnRecord sent)
    {
        switch (stage.Kind)
        {
            case StageKind.ReturnLabel:
                sent.PostageUpToMinor = PostageUpTo(open);
                await open.Note("return-unlabelled", Party.System, TimelineKind.ReturnUnlabelled, Audience.Both);
                break;
            case StageKind.ReturnPosting when await Reach.Of(open.Db, stage.ClaimId, Party.Buyer, stage.OpenedAt):
                sent.State = ReturnState.NotPosted;
                await open.Note("return-not-posted", Party.System, TimelineKind.ReturnNotPosted, Audience.Both);
                break;
            case StageKind.ReturnPosting:
                await open.NoteNotReached(stage);
                break;
            case StageKind.ReturnTransit:
                sent.State = ReturnState.Missing;
                await open.Note("return-overdue", Party.System, TimelineKind.ReturnOverdue, Audience.Both);
                break;
            default:
                (sent.Condition, sent.InspectedAt, sent.State) = (ReturnCondition.AsAgreed, stage.Deadline, ReturnState.Inspected);
                await open.Note("return-kept", Party.System, TimelineKind.ReturnKept, Audience.Both);
                break;
        }
    }

    private static async Task<ReturnStanding> GoOn(OpenedCase open, ReturnRecord sent, ReturnMove move)
    {
        if (move.Next == StageKind.ReturnPosting)
        {
            sent.State = ReturnState.ToPost;
        }

        // The carrier was faster than whoever told that it was posted.
        if (move.Next == StageKind.ReturnInspection && sent.State != ReturnState.Received)
        {
            sent.State = ReturnState.Received;
            await open.Note("return-received", Party.Marketplace, TimelineKind.ReturnReceived, Audience.Both);
        }

        open.SystemTurn(ClaimStatus.AwaitingReturn);
        return new ReturnStanding(move.Next, sent.PostageUpToMinor);
    }

    private static async Task<ReturnStanding> End(OpenedCase open, ReturnRecord sent, ReturnEnd end, CommandKind? by)
    {
        OfferRecord offer = await open.Db.Offers.SingleAsync(o => o.ClaimId == sent.ClaimId && o.Round == sent.Round);
        offer.State = end == ReturnEnd.Refund ? OfferState.Accepted : OfferState.Broken;
        sent.EndedAt ??= open.Now;
        open.SystemTurn(end switch
        {
            ReturnEnd.Refund => ClaimStatus.Paying,
            ReturnEnd.Review => ClaimStatus.InReview,
            _ => ClaimStatus.AwaitingReturn,
        });
        return new ReturnStanding(null, Result: new ReturnResult(end, by, sent is { PostedAt: not null, PostageMinor: > 0 }));
    }

    private static long PostageUpTo(OpenedCase open) => Guarantee.Policy.Returns.PostageUpTo(open.Claim.Currency, open.Policy.Returns).MinorUnits;

    private static string? Given(string text) => VisibleText.IsMissing(text) ? null : text.Trim();
}
