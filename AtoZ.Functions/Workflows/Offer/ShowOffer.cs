using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Shows the seller's offer to the buyer.</summary>
internal sealed class ShowOffer(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(ShowOffer))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, string occasion, Dictionary<string, string> facts) = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            OfferRecord offer = await open.Db.Offers.SingleAsync(o => o.ClaimId == stage.ClaimId && o.Round == stage.Round);
            Dictionary<string, string> facts = new() { [Names.Deadline] = stage.Deadline.ToString("o") };
            OfferFacts.Add(facts, offer, await WhatIsMissing.Stakes(open.Db, open.Claim));
            return (stage.ClaimId, CaseMail.Occasion(stage, $"{stage.Round}"), facts);
        });
        await mail.ToParty(claim, Party.Buyer, MailPurpose.OfferMade, occasion, facts, stageKey: stageKey);
    }
}
