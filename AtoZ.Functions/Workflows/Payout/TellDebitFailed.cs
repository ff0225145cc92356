using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Tells both sides that the seller agreed to pay and could not be debited, until when that can be mended, and what comes then (PROCESS §8).</summary>
internal sealed class TellDebitFailed(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(TellDebitFailed))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, async (open, stage) => (stage.ClaimId, new Dictionary<string, string>
        {
            [Names.Amount] = (await WhatIsMissing.AtStake(open.Db, stage, open.Claim)).ToString(),
            [Names.Deadline] = stage.Deadline.ToString("o"),
            [Names.Default] = stage.Default.ToString(),
        }));
        await mail.ToParty(claim, Party.Seller, MailPurpose.DebitFailedToSeller, stageKey, facts);
        await mail.ToParty(claim, Party.Buyer, MailPurpose.DebitFailedToBuyer, stageKey, facts);
    }
}
