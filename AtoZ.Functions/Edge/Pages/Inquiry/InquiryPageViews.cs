using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Filing;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>Makes the page of an inquiry. Pure.</summary>
internal static class InquiryPageViews
{
    public static InquiryPageView Of(InquiryVisit visit, string? notice, IReadOnlyDictionary<string, string> sent, IReadOnlyList<ProblemView> problems) => new(
        visit.Reader,
        visit.Path,
        visit.Link.Party,
        visit.File.Inquiry,
        Item(visit.File),
        Turn(visit),
        [.. visit.File.Messages.Select(m => Said(m, visit))],
        visit.File.Inquiry.IsOpen ? Inputs(visit, sent) : [],
        visit.Link.Party == Party.Buyer && visit.File.Inquiry.IsOpen ? Claim(visit, sent) : null,
        Evidence(visit, problems),
        visit.Nonce,
        problems,
        notice,
        visit.Link.ExpiresAt);

    public static ActionFormView Confirm(InquiryVisit visit, IReadOnlyDictionary<string, string> sent, long refundMinor)
    {
        string amount = visit.Reader.Money(new Money(refundMinor, visit.File.Order?.Currency ?? "USD"));
        bool all = refundMinor == visit.File.LeftMinor;
        return new ActionFormView(
            visit.Reader,
            visit.Path,
            "refund",
            visit.Reader.Say("inquiry.refund.title", ("amount", amount)),
            visit.Reader.Say("inquiry.refund.about"),
            [.. Inputs(visit, sent), new InputView("confirmed", InputKind.Line, "", null, "yes", false, [])],
            [visit.Reader.Say("inquiry.refund.effect", ("amount", amount)), visit.Reader.Say(all ? "inquiry.refund.ends" : "inquiry.refund.goesOn")],
            [],
            visit.Nonce,
            visit.Reader.Say("inquiry.refund.confirm", ("amount", amount)),
            PostTo: $"{visit.Path}/inquiry/say");
    }

    private static string Item(InquiryFile file) => ItemNames.ToRead(file.Order, file.Inquiry.OrderId);

    private static TurnView Turn(InquiryVisit visit)
    {
        InquiryRecord inquiry = visit.File.Inquiry;
        Reader reader = visit.Reader;
        if (!inquiry.IsOpen)
        {
            return new TurnView(reader.Say("turn.who.closed"), reader.Say($"inquiry.headline.{inquiry.State}"), false, inquiry.State == InquiryState.Settled ? "good" : null, null, null);
        }

        bool mine = inquiry.NextActor == visit.Link.Party;
        string situation = visit.File.Inquiry.SellerUntil is null ? "help" : reader.Now >= visit.File.Inquiry.SellerUntil ? "over" : inquiry.NextActor == Party.Seller ? "asked" : "answered";
        return new TurnView(
            reader.Say(mine ? "turn.who.mine" : $"turn.who.{inquiry.NextActor}"),
            reader.Say($"inquiry.headline.{situation}.{visit.Link.Party}"),
            mine,
            null,
            inquiry.Deadline,
            reader.SayFirst(inquiry.FilesItself && situation != "over" ? "inquiry.otherwise.files" : $"inquiry.otherwise.{situation}.{visit.Link.Party}", $"inquiry.otherwise.{situation}"))
        {
            RestDays = visit.File.RestDaysUntil(inquiry.Deadline) is { } country ? RestDays.Of(reader.Language, country) : null,
            Rule = Paragraphs.At(situation is "over" or "help" ? "window" : "first", reader.Language, null, visit.File.Order?.BuyerCountry),
        };
    }

    private static InquirySaid Said(InquiryMessageRecord message, InquiryVisit visit)
    {
        Reader reader = visit.Reader;
        string what = string.Join(" ", new[] { message.Carrier, message.TrackingNumber }.Where(w => !string.IsNullOrEmpty(w)));
        return new InquirySaid(
            reader.Say(message.Party == visit.Link.Party ? "inquiry.said.mine" : $"inquiry.said.{message.Party}"),
            message.Party == visit.Link.Party,
            message.At,
            message.Kind switch
            {
                InquiryMessageKind.Words => null,
                InquiryMessageKind.Refund => reader.Say($"inquiry.brings.Refund.{message.Refund}", ("amount", reader.Money(new Money(message.AmountMinor, visit.File.Order?.Currency ?? "USD")))),
                _ => reader.Say($"inquiry.brings.{message.Kind}") + (what.Length > 0 ? $" {what}" : ""),
            },
            message.Text);
    }

    private static List<InputView> Inputs(InquiryVisit visit, IReadOnlyDictionary<string, string> sent)
    {
        Reader reader = visit.Reader;
        bool seller = visit.Link.Party == Party.Seller;
        int longest = visit.File.Policy.Inquiries.LongestMessage;
        string limit = reader.Say("guarantee.number.inquiries.longestMessage", ("value", reader.Number(longest)));
        string hint = seller ? $"{reader.Say("inquiry.field.text.hint")} {limit}" : limit;
        InputView words = new("text", InputKind.Words, reader.Say("inquiry.field.text"), hint, sent.GetValueOrDefault("text"), !seller, []) { Longest = longest };
        if (!seller)
        {
            return [words];
        }

        InquiryMessageKind[] kinds = [.. Kinds(visit)];
        List<InputView> inputs =
        [
            new("kind", InputKind.Choice, reader.Say("inquiry.field.kind"), null, sent.GetValueOrDefault("kind") ?? nameof(InquiryMessageKind.Words), true, [.. kinds.Select(k => new OptionView(k.ToString(), reader.Say($"inquiry.kind.{k}"), null))]),
            words,
            new("trackingNumber", InputKind.Line, reader.Say("inquiry.field.tracking"), reader.Say("inquiry.field.tracking.hint"), sent.GetValueOrDefault("trackingNumber"), false, []),
        ];
        if (kinds.Contains(InquiryMessageKind.Refund))
        {
            Money left = new(visit.File.LeftMinor, visit.File.Order?.Currency ?? "USD");
            inputs.Add(new(
                "amount", InputKind.Amount, reader.Say("field.amount", ("currency", left.Currency)), reader.Say("inquiry.field.amount.hint", ("amount", reader.Money(left))), sent.GetValueOrDefault("amount"), false, []));
        }

        return inputs;
    }

    private static IEnumerable<InquiryMessageKind> Kinds(InquiryVisit visit) =>
        Enum.GetValues<InquiryMessageKind>().Where(k => k != InquiryMessageKind.Refund || (visit.File.LeftMinor > 0 && !visit.File.RefundUnderWay));

    private static InquiryClaimView Claim(InquiryVisit visit, IReadOnlyDictionary<string, string> sent)
    {
        Reader reader = visit.Reader;
        IReadOnlyList<RuleFinding> broken = [.. visit.File.Claim?.Verdict?.Broken ?? []];
        return new InquiryClaimView(
            visit.File.Claim is { Accepted: true },
            visit.File.ClaimFrom,
            [.. broken.Where(f => f.EligibleFrom is null).Select(f => Need(f, reader, visit.File.Order?.BuyerCountry))],
            visit.File.ClaimUntil,
            visit.File.Inquiry.FilesItself,
            visit.File.Inquiry.SellerUntil > reader.Now)
        {
            Also = FilingViews.Also(visit.File.Others, sent, reader),
            WindowRule = Paragraphs.At("window", reader.Language, null, visit.File.Order?.BuyerCountry),
            FirstRule = Paragraphs.At("first", reader.Language, null, visit.File.Order?.BuyerCountry),
        };
    }

    /// <summary>What a claim still needs, with the paragraph that says why.</summary>
    internal static ProblemView Need(RuleFinding broken, Reader reader, string? country) => new(null, broken.EligibleFrom is { } from
        ? reader.Say("inquiry.claim.from", ("deadline", reader.Instant(from)))
        : reader.Say($"inquiry.needs.{broken.Code}"))
    {
        Rule = Sentences.Rule(reader, broken.Code, null, country),
    };

    private static EvidenceCardView Evidence(InquiryVisit visit, IReadOnlyList<ProblemView> problems)
    {
        InquiryFile file = visit.File;
        Party viewer = visit.Link.Party;
        EvidenceTerms terms = file.Policy.Evidence;
        EvidenceRoom room = new(Math.Max(0, terms.MaximumFiles - file.Evidence.Count(e => e.Party == viewer)), terms.MaximumBytes, terms.AcceptedTypes);
        EvidenceSufficiency meter = EvidenceSufficiency.Of(file.Inquiry.Kind, viewer, file.Evidence.Where(e => e.Party == viewer).Select(e => e.ContentType), terms);
        return new EvidenceCardView(
            [.. file.Evidence.Select(e => Shown(VisibleFile.Of(e, viewer), visit))],
            viewer == Party.Buyer && file.Inquiry.IsOpen
                ? RequirementRow.Of(meter, visit.Reader)
                : [],
            file.Inquiry.IsOpen && room.FilesLeft > 0,
            EvidenceViews.Limits(room, visit.Reader),
            string.Join(',', terms.AcceptedTypes),
            visit.Nonce,
            [.. problems.Where(p => p.Field == "file")])
        {
            Rule = Paragraphs.At("evidence", visit.Reader.Language, null, file.Order?.BuyerCountry),
        };
    }

    private static FileView Shown(EvidenceRecord file, InquiryVisit visit) => new(
        file.Id,
        EvidenceViews.Name(file, visit.Reader),
        EvidenceViews.Details(file, visit.Link.Party, visit.Reader),
        file.Party == visit.Link.Party,
        file.Late,
        !EvidenceViews.CanBeOpened(file) ? null : $"{visit.Path}/inquiry/evidence/{file.Id}");
}
