using AtoZ.Functions.Claims;
using AtoZ.Functions.Email;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Tells the seller of the claim, or of another round, with the link to answer (PROCESS §5).</summary>
public sealed class NotifySeller(CaseStore cases, CaseMail mail)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(NotifySeller))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, string occasion, Dictionary<string, string> facts) = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            string deadline = stage.Deadline.ToString("o");
            string turn = stage.EventName[(stage.EventName.IndexOf('/', StringComparison.Ordinal) + 1)..];
            await open.Note($"seller-notified/{turn}", Party.System, TimelineKind.SellerNotified, Audience.Both, (Names.Deadline, deadline));
            return (stage.ClaimId, CaseMail.Occasion(stage, turn), new Dictionary<string, string>
            {
                [Names.Deadline] = deadline,
                [Names.Default] = stage.Default.ToString(),
                [Names.Message] = open.Claim.Description,
            });
        });
        await mail.ToParty(claim, Party.Seller, MailPurpose.SellerNotified, occasion, facts, stageKey: stageKey);
    }
}
