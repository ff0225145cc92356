using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Opens a review with the statement it was asked for with, and tells both sides (PROCESS §7).</summary>
internal sealed class OpenReview(CaseStore cases, CaseMail mail)
{
    /// <summary>The row of an appeal is there already; its statement stays as it is.</summary>
    [Function(nameof(OpenReview))]
    public async Task Run([ActivityTrigger] ReviewOpening review)
    {
        (bool asksSeller, string deadline) = await cases.Change(review.ClaimId, async open =>
        {
            if (!await open.Db.Appeals.AnyAsync(a => a.ClaimId == review.ClaimId && a.Number == review.Number))
            {
                open.Db.Appeals.Add(new AppealRecord
                {
                    ClaimId = review.ClaimId,
                    Number = review.Number,
                    Origin = review.Origin,
                    Statement = await Statement(open, review.Origin),
                    OpenedAt = open.Now,
                });
            }

            string deadline = (open.Now + open.Policy.Appeals.VoteWindow).ToString("o");
            await open.Note(
                $"review-opened/{review.Number}",
                Party.System,
                TimelineKind.ReviewOpened,
                Audience.Both,
                ("origin", review.Origin.ToString()),
                (Names.Deadline, deadline));
            return (!open.Claim.FulfilledByMarketplace, deadline);
        });
        await mail.ToParty(review.ClaimId, Party.Buyer, MailPurpose.ReviewOpened, $"{review.Number}", Facts(review, Party.Buyer, deadline));
        if (asksSeller)
        {
            await mail.ToParty(review.ClaimId, Party.Seller, MailPurpose.ReviewOpened, $"{review.Number}", Facts(review, Party.Seller, deadline));
        }
    }

    // An appeal is another thing than the first review: there is a decision, and one side wants it changed.
    private static Dictionary<string, string> Facts(ReviewOpening review, Party party, string deadline)
    {
        Dictionary<string, string> facts = new() { [Names.Deadline] = deadline };
        if (review.Origin is AppealOrigin.BuyerAppeals or AppealOrigin.SellerAppeals)
        {
            facts[Names.Cause] = review.Origin == AppealRights.OriginOf(party) ? "OwnAppeal" : "OthersAppeal";
            facts[Names.Default] = "Appeal";
        }

        return facts;
    }

    private static async Task<string> Statement(OpenedCase open, AppealOrigin origin)
    {
        CommandKind? asked = origin switch
        {
            AppealOrigin.SellerContests => CommandKind.SellerContests,
            AppealOrigin.RemedyDisputed => CommandKind.RemedyFailed,
            AppealOrigin.ReturnDisputed => CommandKind.SellerInspects,
            AppealOrigin.DeliveryDisputed => CommandKind.BuyerDisputesDelivery,
            AppealOrigin.PayoutRejected => CommandKind.RejectPayout,
            _ => null,
        };
        CommandRecord? command = await open.Db.Commands
            .Where(c => c.ClaimId == open.Claim.Id && c.Kind == asked && c.State == CommandState.Taken)
            .OrderByDescending(c => c.GivenAt)
            .FirstOrDefaultAsync();
        return command is null ? "" : (await open.Command<ReasonPayload>(command.Id)).Payload.Reason;
    }
}
