using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Offer;

/// <summary>Asks the seller to ship the replacement or the repaired item that the buyer accepted.</summary>
internal sealed class AskForShipment(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskForShipment))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, RemedyFacts.Of);
        await mail.ToParty(claim, Party.Seller, MailPurpose.RemedyAgreed, stageKey, facts, stageKey: stageKey);
    }
}

/// <summary>Tells the buyer that the replacement or the repaired item is on its way.</summary>
internal sealed class TellShipment(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(TellShipment))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, RemedyFacts.Of);
        await mail.ToParty(claim, Party.Buyer, MailPurpose.RemedyShipped, stageKey, facts);
    }
}

/// <summary>Asks the buyer to look at the replacement or the repaired item that was delivered.</summary>
internal sealed class TellDelivery(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(TellDelivery))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, RemedyFacts.Of);
        await mail.ToParty(claim, Party.Buyer, MailPurpose.RemedyDelivered, stageKey, facts, stageKey: stageKey);
    }
}

/// <summary>What mails say of a replacement or a repair.</summary>
internal static class RemedyFacts
{
    public static async Task<(ClaimId Claim, Dictionary<string, string> Facts)> Of(OpenedCase open, StageRecord stage)
    {
        OfferRecord offer = await open.Db.Offers.SingleAsync(o => o.ClaimId == stage.ClaimId && o.Round == stage.Round);
        Dictionary<string, string> facts = new()
        {
            [Names.Remedy] = offer.Remedy.ToString(),
            [Names.Deadline] = stage.Deadline.ToString("o"),
            [Names.Default] = stage.Default.ToString(),
        };
        CommandRecord? shipped = await open.Db.Commands
            .Where(c => c.ClaimId == stage.ClaimId && c.Kind == CommandKind.SellerShips && c.State == CommandState.Taken)
            .OrderByDescending(c => c.GivenAt).FirstOrDefaultAsync();
        if (shipped is not null)
        {
            (_, ShipmentPayload shipment) = await open.Command<ShipmentPayload>(shipped.Id);
            (facts[Names.Carrier], facts[Names.Tracking]) = (shipment.Carrier.Trim(), shipment.TrackingNumber.Trim());
        }

        return (stage.ClaimId, facts);
    }
}
