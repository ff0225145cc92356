using System.Globalization;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>Which windows of parties are counted in business time (PROCESS §5). Rule TIME-01.</summary>
/// <param name="Counted">How the window of each stage of a party, of a seller who is asked in an inquiry and of a side that answers late evidence is counted; all others run on the calendar.</param>
/// <param name="Closed">Days that do not count, by country, beside weekends and public holidays.</param>
/// <param name="Opened">Days that count although they are at a weekend or a holiday, by country.</param>
public sealed record BusinessTimeTerms(
    IReadOnlyDictionary<string, string> Counted, IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> Closed, IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> Opened)
{
    private const int LongestRange = 31;
    private const string Calendar = "calendar";
    private const string Inquiry = "Inquiry";
    private const string LateReply = "LateReply";

    /// <summary>The word of a pack for a window that is counted in business time.</summary>
    internal const string Business = "business";

    /// <summary>The stages in which a party is waited for.</summary>
    internal static IReadOnlyList<StageKind> Countable { get; } =
    [
        StageKind.SellerAnswer, StageKind.OfferAnswer, StageKind.DeliveryAnswer, StageKind.RemedyShipment, StageKind.RemedyInspection,
        StageKind.ReturnLabel, StageKind.ReturnPosting, StageKind.ReturnInspection, StageKind.EvidenceRequest,
    ];

    /// <summary>Whether a stage's window is counted in business time.</summary>
    public bool Counts(StageKind stage) => this.Counted.GetValueOrDefault(stage.ToString()) == Business;

    /// <summary>Whether the seller's time in an inquiry is counted in business time.</summary>
    public bool CountsInquiries => this.Counted.GetValueOrDefault(Inquiry) == Business;

    /// <summary>Whether a side's time to answer late evidence is counted in business time.</summary>
    public bool CountsLateReplies => this.Counted.GetValueOrDefault(LateReply) == Business;

    /// <summary>Whether anything of a claim is counted in business time.</summary>
    public bool CountsInClaims => this.CountsLateReplies || Countable.Any(this.Counts);

    internal static BusinessTimeTerms Read(PackSection s) => new(
        s.Read("counted", all => Countable.Select(stage => stage.ToString()).Concat([Inquiry, LateReply]).ToDictionary(name => name, all.Word, StringComparer.Ordinal)),
        Days(s, "closed"),
        Days(s, "opened"));

    internal IEnumerable<PackCheck> Checks()
    {
        foreach ((string window, string counted) in Counted)
        {
            yield return new(counted is Calendar or Business, $"$.businessTime.counted.{window}", $"must be {Calendar} or {Business}");
        }

        foreach ((string name, IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> days) in new[] { ("closed", Closed), ("opened", Opened) })
        {
            yield return new(days.Keys.All(country => Countries.Find(country) == country), $"$.businessTime.{name}", "must be by ISO 3166-1 codes of two letters");
            yield return new(
                days.Values.All(set => set.Count > 0 && !set.Contains(DateOnly.MinValue)),
                $"$.businessTime.{name}",
                $"must be days such as 2026-10-01, or ranges of at most {LongestRange} such as 2026-10-01/2026-10-07");
        }
    }

    private static Dictionary<string, IReadOnlySet<DateOnly>> Days(PackSection s, string name) => s.Read(
        name, all => all.Names.ToDictionary(country => country, IReadOnlySet<DateOnly> (country) => all.Texts(country).SelectMany(Range).ToHashSet(), StringComparer.Ordinal));

    // What cannot be read becomes the one day that the check refuses.
    private static IEnumerable<DateOnly> Range(string text)
    {
        string[] ends = text.Split('/');
        DateOnly? first = Day(ends[0]), last = Day(ends[^1]);
        int length = last is { } end && first is { } start ? end.DayNumber - start.DayNumber + 1 : 0;
        return ends.Length <= 2 && length is > 0 and <= LongestRange ? Enumerable.Range(0, length).Select(first!.Value.AddDays) : [DateOnly.MinValue];
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
