using AtoZ.Functions.Claims;
using AtoZ.Functions.Email;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Tells both sides that the seller agreed to pay and could not be debited, until when that can be mended, and what comes then (PROCESS §8).</summary>
public sealed class TellDebitFailed(CaseStore cases, CaseMail mail)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(TellDebitFailed))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, (open, stage) => Task.FromResult((stage.ClaimId, new Dictionary<string, string>
        {
            [Names.Amount] = open.Money(stage.AmountMinor ?? open.Claim.AmountMinor).ToString(),
            [Names.Deadline] = stage.Deadline.ToString("o"),
            [Names.Default] = stage.Default.ToString(),
        })));
        await mail.ToParty(claim, Party.Seller, MailPurpose.DebitFailedToSeller, stageKey, facts);
        await mail.ToParty(claim, Party.Buyer, MailPurpose.DebitFailedToBuyer, stageKey, facts);
    }
}
