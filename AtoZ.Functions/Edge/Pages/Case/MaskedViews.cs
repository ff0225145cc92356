using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The masked case of an expert or the independent seat: facts and words, no names, ids or places.</summary>
internal static class MaskedViews
{
    /// <summary>The page of a masked case.</summary>
    public static MaskedView Of(CaseFile file, string path, Reader reader, string? notice)
    {
        LinkPurpose purpose = file.Link?.Purpose ?? LinkPurpose.ExpertOpinion;
        bool answered = file.Answers.Any(a => a.State != CommandState.Revoked && file.OpenStages.Any(s => s.Key == a.StageKey && s.NextActor == Party.Expert));
        bool open = file.MyTurn is not null && !answered;
        return new MaskedView(
            reader,
            path,
            purpose,
            file.Claim,
            file.Words(file.Claim.Description),
            reader.Say(open ? $"masked.headline.{purpose}" : "masked.headline.done"),
            file.MyTurn?.Deadline,
            Sentences.Otherwise(file, reader),
            open,
            Facts(file, reader),
            Statements(file),
            EvidenceViews.Files(file, path, reader),
            purpose == LinkPurpose.ExpertOpinion ? FindingTexts.Fired(file.Fraud, reader) : [],
            Sentences.Story(reader, file.Timeline),
            notice)
        {
            Rule = Rule(file, reader),
        };
    }

    // Without the country: a masked case tells no place.
    private static string? Rule(CaseFile file, Reader reader) =>
        file.MyTurn is { } stage && Paragraphs.Of(stage.Kind) is { } anchor ? Paragraphs.At(anchor, reader.Language, file.Claim.PolicyVersion) : null;

    // Everything that either side said, also what one joined to the other's appeal (PROCESS §7).
    private static List<(string By, string Text)> Statements(CaseFile file)
    {
        List<(string By, string Text)> said = [.. file.Statements.Where(s => s.Text != file.Claim.Description).Select(s => (nameof(Party.Buyer), s.Text))];
        said.AddRange(file.Offers.Select(o => (o.By.ToString(), o.Message)));
        said.AddRange(file.Messages.Select(m => (m.Party.ToString(), m.Text)));
        foreach (AppealRecord review in file.Appeals)
        {
            said.Add((By(review.Origin), review.Statement));
            said.Add((review.Origin == AppealOrigin.BuyerAppeals ? nameof(Party.Seller) : nameof(Party.Buyer), review.JoinedStatement ?? ""));
        }

        return [.. said.Where(s => s.Text.Length > 0).Select(s => (s.By, file.Words(s.Text)))];
    }

    private static string By(AppealOrigin origin) => origin switch
    {
        AppealOrigin.BuyerAppeals or AppealOrigin.RemedyDisputed or AppealOrigin.DeliveryDisputed => nameof(Party.Buyer),
        AppealOrigin.SellerContests or AppealOrigin.SellerAppeals or AppealOrigin.ReturnDisputed => nameof(Party.Seller),
        _ => nameof(Party.Approver),
    };

    private static (string Label, string Value)[] Facts(CaseFile file, Reader reader)
    {
        string When(DateTimeOffset? at) => at is { } known ? reader.Brief(known) : reader.Say("facts.unknown");
        return
        [
            (reader.Say("facts.amount"), reader.Money(file.Claim.Amount)),
            (reader.Say("facts.kind"), reader.Word(file.Claim.Kind)),
            (reader.Say("facts.remedy"), reader.Word(file.Claim.Remedy)),
            (reader.Say("facts.item"), CasePageViews.Item(file, reader)),
            .. file.Lines.Count == 1 ? [] : file.Lines.Select(l => (LineWords.Item(l, reader), reader.Money(new Money(l.Record.AmountMinor, file.Claim.Currency)))),
            (reader.Say("facts.purchased"), When(file.Order?.PurchasedAt)),
            (reader.Say("facts.shipped"), When(file.Order?.ShippedAt)),
            (reader.Say("facts.estimated"), When(file.Order?.EstimatedDeliveryAt)),
            (reader.Say("facts.delivered"), When(file.Order?.DeliveredAt)),
            (reader.Say("facts.filed"), When(file.Claim.FiledAt)),
            .. file.Return is { } sent ? ReturnCardViews.Masked(sent, reader) : [],
        ];
    }
}
