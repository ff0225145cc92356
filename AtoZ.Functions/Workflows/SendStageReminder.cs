using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Offer;
using AtoZ.Functions.Workflows.Returns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Reminds whoever acts next that the time ends soon. Staff see it on their desk; the others get a mail, and the timeline says so only if it was
/// accepted.
/// </summary>
internal sealed class SendStageReminder(CaseStore cases, CaseMail mail)
{
    [Function(nameof(SendStageReminder))]
    public async Task Run([ActivityTrigger] StageReminder reminder)
    {
        (StageRecord stage, string occasion, bool nothingLeft, Dictionary<string, string> facts) = await cases.ReadByStage(reminder.StageKey, async (open, stage) =>
            (stage, CaseMail.Occasion(stage, $"{reminder.StageKey}/{reminder.Number.ToString(CultureInfo.InvariantCulture)}"), await NothingLeft(open, stage), await Facts(open, stage)));
        if (!nothingLeft && await Sent(stage, occasion, facts))
        {
            await cases.ChangeByStage(reminder.StageKey, async (open, asked) =>
            {
                await StagePromises.Reached(open.Db, asked, open.Claim, open.Policy);
                await open.Note(
                    $"reminded/{occasion}",
                    Party.System,
                    TimelineKind.Reminded,
                    Audience(asked),
                    (Names.Party, asked.NextActor.ToString()),
                    (Names.Deadline, asked.Deadline.ToString("o")));
                return true;
            });
        }
    }

    // Who has nothing to pay or to get any more is not pressed for an answer.
    private static async Task<bool> NothingLeft(OpenedCase open, StageRecord stage) =>
        stage.Kind is StageKind.SellerAnswer or StageKind.OfferAnswer or StageKind.DeliveryAnswer
        && stage.AmountMinor != 0
        && (await WhatIsMissing.AtStake(open.Db, stage, open.Claim)).MinorUnits == 0;

    private async Task<bool> Sent(StageRecord stage, string occasion, Dictionary<string, string> facts) => stage.Kind switch
    {
        StageKind.SellerAnswer => await mail.ToParty(stage.ClaimId, Party.Seller, MailPurpose.SellerReminder, occasion, facts),
        StageKind.EvidenceRequest => await mail.ToParty(stage.ClaimId, stage.NextActor, MailPurpose.EvidenceRequestReminder, occasion, facts),
        StageKind.RemedyShipment => await mail.ToParty(stage.ClaimId, Party.Seller, MailPurpose.RemedyAgreed, $"reminder/{occasion}", facts),
        StageKind.RemedyInspection => await mail.ToParty(stage.ClaimId, Party.Buyer, MailPurpose.RemedyDelivered, $"reminder/{occasion}", facts),
        StageKind.ReturnLabel => await mail.ToParty(stage.ClaimId, Party.Seller, MailPurpose.ReturnAgreed, $"reminder/{occasion}", facts),
        StageKind.ReturnPosting => await mail.ToParty(stage.ClaimId, Party.Buyer, MailPurpose.ReturnToPost, $"reminder/{occasion}", facts),
        StageKind.ReturnInspection => await mail.ToParty(stage.ClaimId, Party.Seller, MailPurpose.ReturnReceived, $"reminder/{occasion}", facts),
        StageKind.DeliveryAnswer =>
            await mail.ToParty(stage.ClaimId, Party.Buyer, MailPurpose.DeliveryAsked, $"reminder/{occasion}", facts),
        StageKind.OfferAnswer => await mail.ToParty(stage.ClaimId, Party.Buyer, MailPurpose.OfferReminder, occasion, facts),
        StageKind.Vote when stage.NextActor == Party.Expert => await mail.ToExpert(stage, MailPurpose.VoteReminder, occasion),
        _ => true,
    };

    private static Audience Audience(StageRecord stage) => stage.NextActor switch
    {
        Party.Seller when stage.Kind == StageKind.EvidenceRequest => Guarantee.Claims.Audience.Seller,
        Party.Seller => Guarantee.Claims.Audience.Both,
        Party.Buyer => Guarantee.Claims.Audience.Buyer,
        _ => Guarantee.Claims.Audience.Staff,
    };

    private static async Task<Dictionary<string, string>> Facts(OpenedCase open, StageRecord stage)
    {
        Dictionary<string, string> facts = new() { [Names.Deadline] = stage.Deadline.ToString("o"), [Names.Default] = stage.Default.ToString() };
        if (stage.Kind is StageKind.RemedyShipment or StageKind.RemedyInspection)
        {
            return (await RemedyFacts.Of(open, stage)).Facts;
        }

        if (Stages.IsOfReturn(stage.Kind))
        {
            return await ReturnMail.Facts(open, stage);
        }

        if (stage.Kind == StageKind.SellerAnswer)
        {
            await RoundFacts.Add(facts, open, stage);
        }

        if (stage.Kind == StageKind.OfferAnswer && await open.Db.Offers.SingleOrDefaultAsync(o => o.ClaimId == stage.ClaimId && o.Round == stage.Round) is { } offer)
        {
            OfferFacts.Add(facts, offer, await WhatIsMissing.Stakes(open.Db, open.Claim));
        }

        return facts;
    }
}
