using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Fields and records of what is arranged about a debt.</summary>
internal static class DebtInputs
{
    private static readonly DebtPayer[] Payers = [DebtPayer.Insurer, DebtPayer.Agency, DebtPayer.Seller];

    /// <summary>The fields of an action; null when it is not one about a debt.</summary>
    public static IReadOnlyList<InputView>? Of(string slug, CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent) => slug switch
    {
        "promise" => [Day(reader, Limits(file)?.PromiseUntil, sent), Amount(file, reader, sent)],
        "instalments" => [Count(file, reader, sent), Words("reason", reader.Say("field.reason.instalments"), sent)],
        "pause" => [Day(reader, Limits(file)?.PauseUntil, sent), Words("reason", reader.Say("staff.reason"), sent)],
        "received" => [Amount(file, reader, sent), From(reader, sent), Reference(reader, sent)],
        _ => null,
    };

    /// <summary>The record of an action; null when it is not one about a debt.</summary>
    public static object? Payload(string slug, CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems)
    {
        string reason = sent.GetValueOrDefault("reason")?.Trim() ?? "";
        return slug switch
        {
            "promise" => new PromisePayload(EndOfDay(reader, sent, problems), ActionPayloads.Amount(Currency(file), reader, sent, problems)),
            "instalments" => new InstalmentsPayload(int.TryParse(sent.GetValueOrDefault("count"), CultureInfo.InvariantCulture, out int count) ? count : 0, reason),
            "pause" => new PausePayload(EndOfDay(reader, sent, problems), reason),
            "received" => new ReceivedPaymentPayload(
                ActionPayloads.Amount(Currency(file), reader, sent, problems), Enum.TryParse(sent.GetValueOrDefault("from"), out DebtPayer from) ? from : DebtPayer.Seller,
                sent.GetValueOrDefault("reference")?.Trim() ?? ""),
            _ => null,
        };
    }

    /// <summary>The debt that a form is about: the one it names, else the viewer's, or the one that staff look at.</summary>
    public static DebtRecord? Debt(CaseFile file) => file.OneDebt is { } named
        ? file.Debts.FirstOrDefault(d => d.Id == named)
        : Turns.OpenDebt(file) ?? file.Debts.Where(d => d.ClosedAt is null).MinBy(d => d.OpenedAt);

    private static ArrangementLimits? Limits(CaseFile file) => file.DebtPlans.FirstOrDefault(p => p.DebtId == Debt(file)?.Id)?.Limits;

    private static string Currency(CaseFile file) => Debt(file)?.Currency ?? file.Claim.Currency;

    // The last whole day before the limit: a promised day ends at midnight.
    private static InputView Day(Reader reader, DateTimeOffset? limit, IReadOnlyDictionary<string, string> sent)
    {
        DateOnly last = DateOnly.FromDateTime((limit ?? reader.Now).UtcDateTime.AddDays(-1));
        return new InputView("day", InputKind.Day, reader.Say("field.day"), reader.Say("field.day.hint", ("until", Written(last))), sent.GetValueOrDefault("day"), true, []);
    }

    private static InputView Reference(Reader reader, IReadOnlyDictionary<string, string> sent) => new(
        "reference", InputKind.Line, reader.Say("field.reference"), reader.Say("field.reference.hint"), sent.GetValueOrDefault("reference"), true, []);

    private static InputView Amount(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        Money owed = Debt(file)?.Outstanding ?? Money.Zero(file.Claim.Currency);
        return new InputView(
            "amount", InputKind.Amount, reader.Say("field.amount", ("currency", owed.Currency)), reader.Say("field.amount.debt", ("amount", reader.Money(owed))), sent.GetValueOrDefault("amount") ?? AmountText.Write(owed), true, []);
    }

    private static InputView Count(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        Money owed = Debt(file)?.Outstanding ?? Money.Zero(file.Claim.Currency);
        IEnumerable<OptionView> options = Enumerable.Range(2, Math.Max(0, (Limits(file)?.Instalments ?? 1) - 1)).Select(count => new OptionView(
            $"{count}", reader.Say("field.count.option", ("count", $"{count}"), ("amount", reader.Money(new Money((owed.MinorUnits + count - 1) / count, owed.Currency)))), null));
        return new InputView("count", InputKind.Choice, reader.Say("field.count"), null, sent.GetValueOrDefault("count"), true, [.. options]);
    }

    private static InputView From(Reader reader, IReadOnlyDictionary<string, string> sent) => new(
        "from", InputKind.Choice, reader.Say("field.from"), null, sent.GetValueOrDefault("from"), true, [.. Payers.Select(p => new OptionView(p.ToString(), reader.Word(p), null))]);

    private static InputView Words(string name, string label, IReadOnlyDictionary<string, string> sent) => new(name, InputKind.Words, label, null, sent.GetValueOrDefault(name), true, []);

    private static DateTimeOffset EndOfDay(Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems)
    {
        if (DateOnly.TryParseExact(sent.GetValueOrDefault("day")?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && Instants.IsWithin(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(1);
        }

        problems.Add(new ProblemView("day", reader.Say("refusal.DAY_UNREADABLE", ("example", Written(DateOnly.FromDateTime(reader.Now.UtcDateTime.AddDays(7)))))));
        return default;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
