using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The two steps of every action: what it needs, then what it does. Only the second carries the one-time code.</summary>
internal static class ActionForms
{
    /// <summary>The form of an action, or of its mending.</summary>
    public static ActionFormView Ask(string slug, CaseFile file, string path, Reader reader, IReadOnlyList<Consequence> effects, IReadOnlyDictionary<string, string> sent, IReadOnlyList<ProblemView> problems)
    {
        return new ActionFormView(
            reader,
            path,
            slug,
            Title(slug, file, reader),
            Lead(slug, file, reader),
            ActionInputs.Of(slug, file, reader, sent),
            Effects(slug, file, reader, effects),
            problems,
            null,
            reader.Say("action.next"))
        {
            Debt = Debt(slug, file)?.Id,
        };
    }

    /// <summary>The confirmation: what was chosen, what it does, and the one-time code.</summary>
    public static ActionFormView Confirm(
        string slug, CaseFile file, string path, Reader reader, IReadOnlyList<Consequence> effects, IReadOnlyDictionary<string, string> sent, string nonce, IReadOnlyList<ProblemView> problems)
    {
        IReadOnlyList<InputView> inputs = ActionInputs.Of(slug, file, reader, sent);
        return new ActionFormView(
            reader,
            path,
            slug,
            Title(slug, file, reader),
            slug == "vote" ? reader.Say(AllMet(inputs) ? "vote.forBuyer" : "vote.forSeller") : Lead(slug, file, reader),
            inputs,
            Effects(slug, file, reader, effects),
            problems,
            nonce,
            reader.Say($"action.{slug}.confirm", ("amount", reader.Money(AmountOf(slug, file)))),
            slug is "withdraw" or "reject" || (slug == "fraud" && sent.GetValueOrDefault("fraudulent") == "true"),
            [
                .. inputs.Where(i => Counts(i, sent))
                    .Select(i => (i.Label, Shown(i, reader, file.Claim.Currency)))
                    .Where(s => s.Item2.Length > 0),
            ])
        {
            Debt = Debt(slug, file)?.Id,
        };
    }

    private static DebtRecord? Debt(string slug, CaseFile file) =>
        CommandCatalogue.OfSlug(slug) is { IsAboutDebt: true } ? DebtInputs.Debt(file) : null;

    // Of several debts a form says which it is about.
    private static string WhichDebt(string slug, CaseFile file, Reader reader) =>
        Debt(slug, file) is { } debt && file.Debts.Count(d => d.ClosedAt is null) > 1 ? $" {WhichDebt(debt, reader)}" : "";

    /// <summary>Which of several debts something is about: its reference, and what is open of it.</summary>
    internal static string WhichDebt(DebtRecord debt, Reader reader) =>
        reader.Say("debt.which", ("reference", PaymentPages.BankReference(debt)), ("amount", reader.Money(debt.Outstanding)));

    // An amount beside a replacement or a repair was typed in vain: it is not sent, so it is not shown.
    private static bool Counts(InputView input, IReadOnlyDictionary<string, string> sent) =>
        input.Kind != InputKind.Amount
        || sent.GetValueOrDefault("remedy") is null or nameof(Guarantee.Claims.Remedy.PartRefund) or nameof(Guarantee.Claims.Remedy.Return);

    private static bool AllMet(IEnumerable<InputView> inputs) =>
        inputs.Where(i => i.Name.StartsWith("met-", StringComparison.Ordinal)).All(i => i.Value == "true");

    private static string Title(string slug, CaseFile file, Reader reader) => reader.Say($"action.{slug}.title", ("amount", reader.Money(AmountOf(slug, file))));

    // What will be moved is what the stage decides about, as whoever opened it wrote.
    private static Money AmountOf(string slug, CaseFile file) => file.Actions.FirstOrDefault(a => a.Offered && Slugs.Of(a.Kind) == slug)?.Amount ?? file.AtStake;

    private static string Lead(string slug, CaseFile file, Reader reader) => slug == "vote"
        ? reader.Say("vote.rule")
        : About(slug, file, reader) + WhichDebt(slug, file, reader);

    private static string About(string slug, CaseFile file, Reader reader) => file.Actions.FirstOrDefault(a => Slugs.Of(a.Kind) == slug) is { } action
        ? ActionList.About(action, slug, file, reader)
        : reader.Say($"action.{slug}.about");

    private static List<string> Effects(string slug, CaseFile file, Reader reader, IReadOnlyList<Consequence> effects) => slug == Slugs.Appeal
        ? [reader.Say("consequence.appeal"), .. file.Appeal.Consequences.Select(e => Sentences.Consequence(reader, e, file.Viewer))]
        : [.. effects.Select(e => Sentences.Consequence(reader, e, file.Viewer))];

    private static string Shown(InputView input, Reader reader, string currency) => input.Kind switch
    {
        InputKind.Choice or InputKind.Several => string.Join(", ", input.Chosen.Select(o => o.Label)),
        InputKind.Amount => AmountText.Parse(input.Value, currency) is { } minor ? reader.Money(new Money(minor, currency)) : "",
        _ => VisibleText.IsMissing(input.Value) ? reader.Say(input.Name == "reason" ? "form.noReason" : "form.nothing") : input.Value.Trim(),
    };
}
