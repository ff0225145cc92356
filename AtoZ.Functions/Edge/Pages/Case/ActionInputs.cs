using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The fields of each action's form, filled with what was sent before.</summary>
internal static class ActionInputs
{
    private static readonly ClaimKind[] Reasons = [.. Enum.GetValues<ClaimKind>().Where(k => !k.IsAClaimOfItsOwn())];

    /// <summary>The fields of an action; none where a confirmation is all that is needed.</summary>
    public static IReadOnlyList<InputView> Of(string slug, CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        return slug switch
        {
            "offer" => Offer(file, reader, sent),
            "counter" => Counter(file, reader, sent),
            "contest" => [Words("reason", reader.Say("field.reason.contest"), reader.Say("field.reason.contest.hint"), sent), When(reader, sent)],
            "reason" =>
            [
                Options("kind", reader.Say("field.kind"), Reasons.Select(k => new OptionView(k.ToString(), reader.Word(k), null)), sent),
                Words("description", reader.Say("field.description"), reader.Say("field.description.hint"), sent),
            ],
            "withdraw" => [Options("reason", reader.Say("field.reason.withdraw"), Enum.GetValues<WithdrawalCause>().Select(r => new OptionView(r.ToString(), reader.Say($"field.reason.withdraw.{r}"), null)), sent)],
            "label" =>
            [
                Line("carrier", reader.Say("field.carrier"), sent),
                Line("trackingNumber", reader.Say("inquiry.field.tracking"), sent) with { Required = false },
                Words("note", reader.Say("field.label.note"), reader.Say("field.label.note.hint"), sent, required: false),
            ],
            "post" => Post(file, reader, sent),
            "inspect" =>
            [
                Options("condition", reader.Say("field.condition"), Conditions(file).Select(c => Option(c, reader)), sent),
                Words("reason", reader.Say("field.reason.inspect"), reader.Say("field.reason.inspect.hint"), sent, required: false),
            ],
            "ship" => [Line("carrier", reader.Say("field.carrier"), sent), Line("trackingNumber", reader.Say("inquiry.field.tracking"), sent)],
            "debt" => [Debt(file, reader, sent)],
            "vote" => [.. Vote(reader, sent), .. LineInputs.Votes(file, reader, sent)],
            "opinion" => [Fraudulent(reader, sent), Words("reason", reader.Say("field.reason.opinion"), null, sent)],
            "fraud" =>
            [
                Fraudulent(reader, sent),
                Words("reason", reader.Say("field.reason.opinion"), null, sent),
                Words("found", reader.Say("field.found"), reader.Say("field.found.hint"), sent, required: false),
            ],
            Slugs.Appeal => [Words("statement", reader.Say("field.statement"), reader.Say("field.statement.hint"), sent)],
            _ => DebtInputs.Of(slug, file, reader, sent) ?? Reason(slug, reader, sent),
        };
    }

    private static InputView[] Reason(string slug, Reader reader, IReadOnlyDictionary<string, string> sent) => CommandCatalogue.OfSlug(slug)?.Reason is { } asked
        ? [Words("reason", reader.Say(asked.Label), asked.Hint is { } hint ? reader.Say(hint) : null, sent, asked.Required)]
        : [];

    private static InputView[] Offer(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent) =>
    [
        Options("remedy", reader.Say("field.remedy"), file.CanBeOffered.Select(r => new OptionView(r.ToString(), reader.Word(r), reader.Say($"field.remedy.{r}"))), sent),
        new InputView("amount", InputKind.Amount, reader.Say("field.amount", ("currency", file.Claim.Currency)), OfferHint(file, reader), sent.GetValueOrDefault("amount"), false, []),
        .. LineInputs.Offered(file, reader, sent),
        Words("message", reader.Say("field.message"), null, sent, required: false),
        When(reader, sent),
    ];

    private static string OfferHint(CaseFile file, Reader reader)
    {
        string part = reader.Say("field.amount.offer", ("amount", reader.Money(file.AtStake)));
        return file.CanBeOffered.Contains(Remedy.Return) ? $"{part} {reader.Say("field.amount.offer.return", ("amount", reader.Money(file.Stakes.Of(Remedy.Return))))}" : part;
    }

    // What is still on its way cannot have failed to come.
    private static IEnumerable<ReturnCondition> Conditions(CaseFile file) =>
        Enum.GetValues<ReturnCondition>().Where(c => c != ReturnCondition.NotReceived || file.MyTurn?.Kind != StageKind.ReturnTransit);

    private static OptionView Option(ReturnCondition condition, Reader reader) => new(condition.ToString(), reader.Say($"field.condition.{condition}"), null);

    // What the label says is filled in; the postage is asked for only where it is given back.
    private static InputView[] Post(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        Dictionary<string, string> known = new()
        {
            ["carrier"] = sent.GetValueOrDefault("carrier") ?? file.Return?.LabelCarrier ?? "",
            ["trackingNumber"] = sent.GetValueOrDefault("trackingNumber") ?? file.Return?.LabelTracking ?? "",
        };
        InputView[] parcel =
        [
            Line("carrier", reader.Say("field.carrier"), known),
            Line("trackingNumber", reader.Say("inquiry.field.tracking"), known),
        ];
        return file.Return?.PostageUpToMinor is not { } most ? parcel :
        [
            .. parcel,
            new InputView(
                "amount",
                InputKind.Amount,
                reader.Say("field.postage", ("currency", file.Claim.Currency)),
                reader.Say("field.postage.hint", ("amount", reader.Money(new Money(most, file.Claim.Currency)))),
                sent.GetValueOrDefault("amount"),
                false,
                []),
        ];
    }

    private static InputView[] Counter(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        string currency = file.Claim.Currency;
        (string, string) most = ("amount", reader.Money(file.AtStake));
        string hint = file.Offers is [.., { Remedy: not Remedy.Return, AmountMinor: > 0 and var offered }]
            ? reader.Say("field.amount.counter", ("offered", reader.Money(new Money(offered, currency))), most)
            : reader.Say("field.amount.counter.instead", most);
        return
        [
            new InputView(
                "amount", InputKind.Amount, reader.Say("field.amount", ("currency", currency)), hint, sent.GetValueOrDefault("amount"), true, []),
            Words("reason", reader.Say("field.reason.counter"), null, sent, required: false),
        ];
    }

    private static InputView When(Reader reader, IReadOnlyDictionary<string, string> sent) => new(
        "when", InputKind.Choice, reader.Say("field.when"), null, sent.GetValueOrDefault("when") ?? "now", false, [new("now", reader.Say("field.when.now"), null), new("deadline", reader.Say("field.when.deadline"), reader.Say("field.when.deadline.hint"))]);

    private static InputView Debt(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        Money outstanding = Turns.OpenDebt(file)?.Outstanding ?? Money.Zero(file.Claim.Currency);
        return new InputView("amount", InputKind.Amount, reader.Say("field.amount", ("currency", outstanding.Currency)), reader.Say("field.amount.debt", ("amount", reader.Money(outstanding))), sent.GetValueOrDefault("amount") ?? AmountText.Write(outstanding), true, []);
    }

    private static IEnumerable<InputView> Vote(Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        foreach (string code in Appeals.Criteria.Keys)
        {
            yield return Options($"met-{code}", reader.Say("field.met.legend", ("code", code), ("text", reader.Word(code))), [new("true", reader.Say("field.met.true"), null), new("false", reader.Say("field.met.false"), null)], sent);
            yield return Words($"why-{code}", reader.Say("field.reason.criterion", ("code", code)), null, sent);
        }
    }

    private static InputView Fraudulent(Reader reader, IReadOnlyDictionary<string, string> sent) =>
        Options("fraudulent", reader.Say("field.fraudulent"), [new("false", reader.Say("field.fraudulent.false"), null), new("true", reader.Say("field.fraudulent.true"), null)], sent);

    private static InputView Words(string name, string label, string? hint, IReadOnlyDictionary<string, string> sent, bool required = true) =>
        new(name, InputKind.Words, label, hint, sent.GetValueOrDefault(name), required, []);

    private static InputView Line(string name, string label, IReadOnlyDictionary<string, string> sent) =>
        new(name, InputKind.Line, label, null, sent.GetValueOrDefault(name), true, []);

    private static InputView Options(string name, string label, IEnumerable<OptionView> options, IReadOnlyDictionary<string, string> sent) =>
        new(name, InputKind.Choice, label, null, sent.GetValueOrDefault(name), true, [.. options]);
}
