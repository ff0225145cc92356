using System.Collections.Concurrent;
using PublicHoliday;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// The public holidays of whole countries, as the library PublicHoliday computes them; those of single states and regions are working days here. A country
/// whose holidays are announced from year to year, such as China, has them in the pack (<c>businessTime.closed</c>).
/// </summary>
internal static class Holidays
{
    private static readonly Dictionary<string, Func<IPublicHolidays>> Calendars = new(StringComparer.Ordinal)
    {
        ["AT"] = () => new AustriaPublicHoliday(),
        ["AU"] = () => new AustraliaPublicHoliday(),
        ["BE"] = () => new BelgiumPublicHoliday(),
        ["BR"] = () => new BrazilPublicHoliday(),
        ["CA"] = () => new CanadaPublicHoliday(),
        ["CH"] = () => new SwitzerlandPublicHoliday(),
        ["CZ"] = () => new CzechRepublicPublicHoliday(),
        ["DE"] = () => new GermanPublicHoliday(),
        ["DK"] = () => new DenmarkPublicHoliday(),
        ["EE"] = () => new EstoniaPublicHoliday(),
        ["ES"] = () => new SpainPublicHoliday(),
        ["FI"] = () => new FinlandPublicHoliday(),
        ["FR"] = () => new FrancePublicHoliday(),
        ["GB"] = () => new UKBankHoliday(),
        ["GR"] = () => new GreecePublicHoliday(),
        ["HR"] = () => new CroatiaPublicHoliday(),
        ["HU"] = () => new HungaryPublicHoliday(),
        ["IE"] = () => new IrelandPublicHoliday(),
        ["IT"] = () => new ItalyPublicHoliday(),
        ["JP"] = () => new JapanPublicHoliday(),
        ["KZ"] = () => new KazakhstanPublicHoliday(),
        ["LT"] = () => new LithuaniaPublicHoliday(),
        ["LU"] = () => new LuxembourgPublicHoliday(),
        ["LV"] = () => new LatviaPublicHoliday(),
        ["ME"] = () => new MontenegroPublicHoliday(),
        ["MX"] = () => new MexicoPublicHoliday(),
        ["NL"] = () => new DutchPublicHoliday(),
        ["NO"] = () => new NorwayPublicHoliday(),
        ["NZ"] = () => new NewZealandPublicHoliday(),
        ["PL"] = () => new PolandPublicHoliday(),
        ["PT"] = () => new PortugalPublicHoliday(),
        ["RO"] = () => new RomanianPublicHoliday(),
        ["RS"] = () => new SerbianPublicHoliday(),
        ["SE"] = () => new SwedenPublicHoliday(),
        ["SI"] = () => new SloveniaPublicHoliday(),
        ["SK"] = () => new SlovakiaPublicHoliday(),
        ["TR"] = () => new TurkeyPublicHoliday(),
        ["US"] = () => new USAPublicHoliday(),
        ["ZA"] = () => new SouthAfricaPublicHoliday(),
    };

    private static readonly ConcurrentDictionary<(string Country, int Year), IReadOnlySet<DateOnly>> Computed = new();

    /// <summary>The countries whose holidays are known.</summary>
    public static IReadOnlyCollection<string> Countries => Calendars.Keys;

    /// <summary>Whether a day is a public holiday in the whole of a country; never where the country is not known.</summary>
    public static bool IsHoliday(string? country, DateOnly day) =>
        country is not null && Calendars.ContainsKey(country) && Computed.GetOrAdd((country, day.Year), Compute).Contains(day);

    private static IReadOnlySet<DateOnly> Compute((string Country, int Year) of) =>
        Calendars[of.Country]().PublicHolidays(of.Year).Select(DateOnly.FromDateTime).ToHashSet();
}
