using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>Reads the claim out of what its buyer typed. Names of fields are those of the page's form.</summary>
internal static class FilingForm
{
    /// <summary>Lines of a loss that the form has at most.</summary>
    public const int MostLosses = 20;

    private const string DayForm = "yyyy-MM-dd";
    private static readonly string[] Single = ["kind", "quantity", "also", "remedy", "amount", "happened", "description"];
    private static readonly string[] OfLoss = ["kind", "what", "amount", "category", "bought", "proof"];

    /// <summary>Every field of the form.</summary>
    public static IEnumerable<string> Names => Single.Concat(Enumerable.Range(1, MostLosses).SelectMany(n => OfLoss.Select(f => Loss(n, f))));

    /// <summary>The name of a field of the n-th loss, which counts from 1.</summary>
    public static string Loss(int n, string field) => string.Create(CultureInfo.InvariantCulture, $"loss{n}.{field}");

    /// <summary>How many lines of a loss have something in them.</summary>
    public static int Losses(IReadOnlyDictionary<string, string> typed) => Enumerable.Range(1, MostLosses).Count(n => HasLoss(n, typed));

    /// <summary>Keeps what is a field of the form and is not empty. Lines of a loss move up to empty ones, so that the n-th loss of the claim is the n-th of the form.</summary>
    public static IReadOnlyDictionary<string, string> Keep(IReadOnlyDictionary<string, string> sent)
    {
        Dictionary<string, string> typed = Names.Where(n => !string.IsNullOrWhiteSpace(sent.GetValueOrDefault(n))).ToDictionary(n => n, n => sent[n].Trim(), StringComparer.Ordinal);
        int[] filled = [.. Enumerable.Range(1, MostLosses).Where(n => HasLoss(n, typed))];
        return Single.Select(name => (To: name, From: name))
            .Concat(filled.SelectMany((n, place) => OfLoss.Select(f => (To: Loss(place + 1, f), From: Loss(n, f)))))
            .Where(field => typed.ContainsKey(field.From))
            .ToDictionary(field => field.To, field => typed[field.From], StringComparer.Ordinal);
    }

    /// <summary>What was chosen of some options; null when nothing that there is.</summary>
    public static T? Chosen<T>(IReadOnlyDictionary<string, string> typed, string field)
        where T : struct, Enum
    {
        return Enum.TryParse(typed.GetValueOrDefault(field), out T chosen) && Enum.IsDefined(chosen) ? chosen : null;
    }

    /// <summary>The claim that was typed, or what cannot be read in it; each problem names its field of the form.</summary>
    public static (NewClaim? Claim, IReadOnlyList<Refusal> Problems) Read(ClaimDraftRecord draft, OrderLine? line, DateTimeOffset now)
    {
        IReadOnlyDictionary<string, string> typed = draft.Typed;
        List<Refusal> problems = [];
        ClaimKind? kind = Chosen<ClaimKind>(typed, "kind");
        if (kind is null)
        {
            problems.Add(Wrong("CHOICE_REQUIRED", "Nothing is chosen.", "Choose what went wrong.", "kind"));
        }

        int? quantity = null;
        if (typed.GetValueOrDefault("quantity") is { } pieces)
        {
            quantity = int.TryParse(pieces, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        }

        DateTimeOffset? happened = Day(typed, "happened", now, problems);
        List<NewLoss> losses = kind?.IsHarm() == true ? [.. Enumerable.Range(1, Losses(typed)).Select(n => Loss(n, typed, line?.Currency ?? "USD", now, problems))] : [];
        Remedy? chosen = Chosen<Remedy>(typed, "remedy");
        long? amount = kind is { } named ? Amount(named, chosen, typed, line?.Currency ?? "USD", problems) : null;
        return problems.Count > 0
            ? (null, problems)
            : (new NewClaim(draft.OrderId, draft.Line, quantity, draft.BuyerId, kind!.Value, typed.GetValueOrDefault("description") ?? "", happened, chosen ?? Remedy.Refund, amount, null, draft.Language, draft.FileIds)
            {
                Losses = losses,
                MoreLines = kind == null || kind.Value.IsHarm() ? [] : Also(typed),
                DraftId = draft.Id,
            }, []);
    }

    /// <summary>The other lines of the order that were ticked.</summary>
    public static IReadOnlyList<NewClaimLine> Also(IReadOnlyDictionary<string, string> typed)
    {
        return [.. (typed.GetValueOrDefault("also") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new NewClaimLine(int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0))];
    }

    // An amount counts where the claim names one; where another reason or wish was chosen since, it was typed in vain.
    private static long? Amount(ClaimKind kind, Remedy? remedy, IReadOnlyDictionary<string, string> typed, string currency, List<Refusal> problems)
    {
        if (!kind.NamesItsAmount(remedy ?? Remedy.Refund) || typed.GetValueOrDefault("amount") is not { } text)
        {
            return null;
        }

        long? amount = AmountText.Parse(text, currency);
        if (amount is null)
        {
            problems.Add(Wrong("AMOUNT_UNREADABLE", "The amount cannot be read.", "Write it as a number.", "amount"));
        }

        return amount;
    }

    private static bool HasLoss(int n, IReadOnlyDictionary<string, string> typed) => OfLoss.Any(f => typed.ContainsKey(Loss(n, f)));

    private static NewLoss Loss(int n, IReadOnlyDictionary<string, string> typed, string currency, DateTimeOffset now, List<Refusal> problems)
    {
        LossKind kind = Chosen<LossKind>(typed, Loss(n, "kind")) ?? LossKind.Item;
        long? amount = AmountText.Parse(typed.GetValueOrDefault(Loss(n, "amount")), currency);
        if (amount is null)
        {
            problems.Add(Wrong("AMOUNT_UNREADABLE", "The amount cannot be read.", "Write it as a number.", Loss(n, "amount")));
        }

        DateTimeOffset? bought = Day(typed, Loss(n, "bought"), now, problems);
        IReadOnlyList<string> proofs = typed.GetValueOrDefault(Loss(n, "proof")) is { } proof ? [proof] : [];
        return new NewLoss(kind, typed.GetValueOrDefault(Loss(n, "what")) ?? "", amount ?? 0, proofs, typed.GetValueOrDefault(Loss(n, "category")), bought);
    }

    private static DateTimeOffset? Day(IReadOnlyDictionary<string, string> typed, string field, DateTimeOffset now, List<Refusal> problems)
    {
        if (typed.GetValueOrDefault(field) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) || !Instants.IsWithin(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)))
        {
            problems.Add(Wrong("DAY_UNREADABLE", "The day cannot be read.", "Write it as year-month-day.", field));
            return null;
        }

        // East of Greenwich the buyer's day begins before UTC's.
        bool hasBegunThere = day == DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        return hasBegunThere ? now : new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
    }

    private static Refusal Wrong(string code, string detail, string remedy, string field) => new(code, 422, detail, remedy, field);
}
