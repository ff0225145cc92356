using System.Globalization;
using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Inquiry;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Filing;

/// <summary>Makes the view of the page on which a buyer writes a claim.</summary>
internal static class FilingViews
{
    public static FilingPageView Of(FilingVisit visit, string? notice, IReadOnlyList<ProblemView> problems)
    {
        ClaimDraftFile file = visit.File;
        Reader reader = visit.Reader;
        IReadOnlyDictionary<string, string> typed = file.Draft.Typed;

        // One line more than were filled in: saving gives the next.
        int losses = Math.Min(FilingForm.MostLosses, FilingForm.Losses(typed) + 1);
        ClaimKind? kind = FilingForm.Chosen<ClaimKind>(typed, "kind");
        return new FilingPageView(
            reader,
            visit.Path,
            visit.Nonce,
            ItemNames.ToRead(file.Order, file.Draft.OrderId),
            file.Draft.OrderId,
            file.ClaimUntil,
            file.EndsAt,
            notice,
            problems,
            typed.Count == 0 ? null : Standing(file, reader),
            Choice("kind", "field.kind", typed, reader, true, Enum.GetValues<ClaimKind>().Select(k => new OptionView(k.ToString(), reader.Word(k), null))),
            Before(file, typed, reader),
            Choice("remedy", "filing.remedy", typed, reader, false, Wishes(kind, file).Select(r => new OptionView(r.ToString(), reader.SayFirst($"filing.remedy.{kind}.{r}", $"word.{r}"), null)), Wishes(kind, file)[0].ToString()),
            [.. Enumerable.Range(1, losses).Select(n => Loss(n, typed, file, reader))],
            kind?.IsHarm() == true || FilingForm.Losses(typed) > 0,
            [.. file.Files.Select(f => new FileView(f.Id, f.FileName, string.Join(" · ", EvidenceViews.Warnings(f, reader).Prepend(Format.Bytes(reader.Language, f.Bytes)).Prepend(EvidenceViews.Type(f.ContentType))), true, false, null))],
            Requirements(kind, file, reader),
            EvidenceViews.Limits(new(Math.Max(0, file.Policy.Evidence.MaximumFiles - file.Files.Count), file.Policy.Evidence.MaximumBytes, file.Policy.Evidence.AcceptedTypes), reader),
            string.Join(',', file.Policy.Evidence.AcceptedTypes),
            file.Files.Count < file.Policy.Evidence.MaximumFiles,
            file.Draft.FilesItself,
            visit.Link.ExpiresAt)
        {
            Also = Also(file.Others, typed, reader),
            WindowRule = Paragraphs.At("window", reader.Language, null, file.Order?.BuyerCountry),
            EvidenceRule = Paragraphs.At("covered", reader.Language, null, file.Order?.BuyerCountry),
        };
    }

    /// <summary>What is wrong, by field of the form where there is one.</summary>
    public static IReadOnlyList<ProblemView> Problems(FilingVisit visit, FilingReceipt receipt)
    {
        if (receipt.FieldErrors.Count > 0)
        {
            return [.. receipt.FieldErrors.Select(e => Problem(e, visit.Reader)).DistinctBy(p => (p.Field, p.Text))];
        }

        return receipt.Verdict is { Eligible: false } verdict && receipt.Refusal is not { Status: 409 }
            ? [.. Needs(verdict, visit.File, visit.Reader)]
            : [Problem(receipt.Refusal!, visit.Reader)];
    }

    private static ProblemView Problem(Refusal refusal, Reader reader) => new(Field(refusal.Field, refusal.Code == "AMOUNT_REQUIRED" ? FilingForm.Loss(1, "amount") : "amount"), Example(refusal, reader) ?? Sentences.Refusal(reader, refusal)) { Rule = Sentences.Rule(reader, refusal) };

    private static FilingStanding Standing(ClaimDraftFile file, Reader reader)
    {
        if (file.Preview is { Accepted: true } ready)
        {
            string amount = reader.Money(new Money(ready.Losses?.TotalMinor ?? ready.AmountMinor ?? 0, file.Order!.Currency));
            return new FilingStanding(true, reader.Say("filing.ready", ("amount", amount)), [], false);
        }

        if (file.Preview is { Verdict: { } verdict } && file.Preview.Refusal is not { Status: 409 })
        {
            return new FilingStanding(false, reader.Say("inquiry.claim.needs"), [.. Needs(verdict, file, reader)], file.NeedsInquiry);
        }

        IEnumerable<Refusal> wrong = file.Preview is null ? file.Unread : file.Preview.FieldErrors.Count > 0 ? file.Preview.FieldErrors : [file.Preview.Refusal!];
        return new FilingStanding(false, reader.Say("inquiry.claim.needs"), [.. wrong.Select(w => Problem(w, reader) with { Field = null }).Distinct()], false);
    }

    private static IReadOnlyList<RequirementRow> Requirements(ClaimKind? kind, ClaimDraftFile file, Reader reader) => kind is null
        ? []
        : RequirementRow.Of(EvidenceSufficiency.Of(kind.Value, Party.Buyer, file.Files.Select(f => f.ContentType), file.Policy.Evidence), reader);

    // While nothing is chosen, what puts right most kinds.
    private static IReadOnlyList<Remedy> Wishes(ClaimKind? kind, ClaimDraftFile file) => Remedies.Of(kind ?? ClaimKind.WrongItem, file.Policy.Offers);

    private static IEnumerable<ProblemView> Needs(EligibilityVerdict verdict, ClaimDraftFile file, Reader reader) =>
        verdict.Broken.Select(f => InquiryPageViews.Need(f, reader, file.Order?.BuyerCountry)).DistinctBy(need => need.Text);

    // Some sentences show how to write a thing.
    private static string? Example(Refusal refusal, Reader reader) => refusal.Code switch
    {
        "AMOUNT_UNREADABLE" => reader.Say("refusal.AMOUNT_UNREADABLE", ("example", "49.90")),
        "DAY_UNREADABLE" => reader.Say("refusal.DAY_UNREADABLE", ("example", reader.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        _ => null,
    };

    // JSON pointers of the API become names of the form: /losses/0/boughtAt is loss1.bought.
    private static string? Field(string? field, string amounts)
    {
        string[] parts = (field ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["losses", var index, var name] when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int n) => FilingForm.Loss(n + 1, name switch { "description" => "what", "amountMinor" => "amount", "boughtAt" => "bought", "proofs" => "proof", _ => name }),
            ["happenedAt"] => "happened",
            ["amountMinor"] => amounts,
            ["evidence", ..] => "file",
            ["moreLines", ..] => "also",
            [var name] when FilingForm.Names.Contains(name, StringComparer.Ordinal) => name,
            _ => null,
        };
    }

    private static InputView Choice(string name, string label, IReadOnlyDictionary<string, string> typed, Reader reader, bool required, IEnumerable<OptionView> options, string? usual = null) =>
        new(name, InputKind.Choice, reader.Say(label), null, typed.GetValueOrDefault(name) ?? usual, required, [.. options]);

    private static List<InputView> Before(ClaimDraftFile file, IReadOnlyDictionary<string, string> typed, Reader reader)
    {
        List<InputView> inputs =
        [
            new("description", InputKind.Words, reader.Say("field.description"), reader.Say("filing.description.hint"), typed.GetValueOrDefault("description"), true, []),
            new("happened", InputKind.Day, reader.Say("filing.happened"), reader.Say("filing.optional"), typed.GetValueOrDefault("happened"), false, []),
        ];
        if (file.Order is { Quantity: > 1 } line)
        {
            inputs.Add(new("quantity", InputKind.Amount, reader.Say("filing.quantity"), reader.Say("filing.quantity.hint", ("count", reader.Number(line.Quantity))), typed.GetValueOrDefault("quantity"), false, []));
        }

        inputs.Add(new(
            "amount", InputKind.Amount, reader.Say("filing.amount", ("currency", file.Order?.Currency ?? "USD")), reader.Say("filing.amount.hint"), typed.GetValueOrDefault("amount"), false, []));
        return inputs;
    }

    /// <summary>The other items of the order, to be ticked; null when there are none.</summary>
    internal static InputView? Also(IReadOnlyList<OrderLine> others, IReadOnlyDictionary<string, string> typed, Reader reader) => others.Count == 0 ? null : new(
        "also",
        InputKind.Several,
        reader.Say("filing.also"),
        reader.Say("filing.also.hint"),
        typed.GetValueOrDefault("also"),
        false,
        [.. others.Select(o => new OptionView(o.Line.ToString(CultureInfo.InvariantCulture), ItemNames.ToRead(o, o.OrderId), reader.Money(o.Total)))]);

    private static LossInputs Loss(int n, IReadOnlyDictionary<string, string> typed, ClaimDraftFile file, Reader reader)
    {
        InputView Field(string field, InputKind kind, string label, IEnumerable<OptionView>? options = null) =>
            new(FilingForm.Loss(n, field), kind, label, null, typed.GetValueOrDefault(FilingForm.Loss(n, field)), false, [.. options ?? []]);
        string currency = file.Order?.Currency ?? "USD";
        return new LossInputs(
            reader.Say("filing.loss", ("number", reader.Number(n))),
            Field("kind", InputKind.Choice, reader.Say("filing.loss.kind"), Enum.GetValues<LossKind>().Select(k => new OptionView(k.ToString(), reader.Say($"losses.kind.{k}"), null))),
            Field("what", InputKind.Line, reader.Say("filing.loss.what")),
            Field("amount", InputKind.Amount, reader.Say("field.amount", ("currency", currency))),
            Field("category", InputKind.Choice, reader.Say("filing.loss.category"), file.Policy.Losses.UsefulLives.Keys.Select(c => new OptionView(c, reader.SayFirst($"filing.category.{c}", "filing.category.other"), null))),
            Field("bought", InputKind.Day, reader.Say("filing.loss.bought")),
            Field("proof", InputKind.Choice, reader.Say("filing.loss.proof"), file.Files.Select(f => new OptionView(f.Id, f.FileName, null))));
    }
}
