using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;
using AtoZ.Local.Sample;

namespace AtoZ.Local.Demo;

/// <summary>How items go back: the orders and reviews of the data say nothing of that, so all of it is the dice's.</summary>
internal sealed partial class DemoCast
{
    private static readonly ClaimKind[] SentBack = [ClaimKind.ArrivedDamaged, ClaimKind.Defective, ClaimKind.NotAsDescribed, ClaimKind.WrongItem];

    private Reaction? ReturnAnswer(Uri link, string about) => dice.Pick(about, ("accepts", 0.7), ("declines", 0.15), ("silent", 0.15)) switch
    {
        "accepts" => Later(about, 1, 60, p => p.Answer(link, CommandKind.BuyerAccepts, new { })),
        "declines" => Later(about, 1, 60, p => p.Answer(link, CommandKind.BuyerDeclines, new ReasonPayload("I have no way to pack and post it."))),
        _ => null,
    };

    private Reaction? Label(Uri link, string about) => dice.Pick(about, ("label", 0.6), ("postage", 0.2), ("silent", 0.2)) switch
    {
        "label" => Later(about, 2, 60, p => p.Answer(link, CommandKind.SellerGivesLabel, new ReturnLabelPayload("Correios", Number(about), "The label is in the mail."))),
        "postage" => Later(about, 2, 60, p => p.Answer(link, CommandKind.SellerPaysPostage, new ReasonPayload("Rua das Flores 12, São Paulo"))),
        _ => null,
    };

    // Without a label the buyer pays at the counter, and is given it back.
    private Reaction? Posting(MailRequest mail, string about)
    {
        long postage = mail.Data[Names.Method] is "OwnPostage" or "ToSender" ? 1_500 + (long)(dice.Throw(about + ":postage") * 3_000) : 0;
        string number = mail.Data.GetValueOrDefault(Names.Tracking) ?? Number(about);
        return dice.Throw(about) < 0.1
            ? null
            : Later(about, 10, 300, p => p.Answer(mail.Link!, CommandKind.BuyerPosts, new ReturnPostedPayload("Correios", number, postage)));
    }

    private Reaction? Arrival(MailRequest mail, ClaimRecord claim, string about)
    {
        string number = mail.Data[Names.Tracking];
        return dice.Throw(about) < 0.05
            ? null
            : Later(about, 48, 200, p => Scanned(p, claim, number));
    }

    private async Task Scanned(Player player, ClaimRecord claim, string number)
    {
        string id = $"return-{claim.OrderId}-{claim.Line}-{number}";
        DemoFacts.Check(
            await player.Marketplace(
                "api/facts", new { type = nameof(FactType.Scan), id, at = clock.GetUtcNow(), orderId = claim.OrderId, line = claim.Line, scan = nameof(ScanKind.Delivered), trackingNumber = number }, id),
            "Scans of returns");
    }

    private Reaction? Inspection(Uri link, string about) => dice.Pick(about, ("well", 0.65), ("damaged", 0.1), ("other", 0.05), ("silent", 0.2)) switch
    {
        "well" => Later(about, 2, 60, p => p.Answer(link, CommandKind.SellerInspects, new ReturnInspectionPayload(ReturnCondition.AsAgreed))),
        "damaged" => Later(about, 2, 60, p => p.Answer(link, CommandKind.SellerInspects, new ReturnInspectionPayload(ReturnCondition.Damaged, "The item has scratches that its photos did not show."))),
        "other" => Later(about, 2, 60, p => p.Answer(link, CommandKind.SellerInspects, new ReturnInspectionPayload(ReturnCondition.EmptyOrDifferent, "Another article was in the parcel."))),
        _ => null,
    };

    private string Number(string about) => $"BR{(int)(dice.Throw(about + ":number") * 900_000_000) + 100_000_000}";
}
