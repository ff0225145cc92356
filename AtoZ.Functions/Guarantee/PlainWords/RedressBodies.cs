using System.Reflection;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>The bodies that can still help after the last word, by country: <c>Guarantee/bodies.json</c>, each with its source.</summary>
internal static class RedressBodies
{
    private const string Resource = "Guarantee/PlainWords/bodies.json";

    /// <summary>All of them, in the order in which they are named.</summary>
    public static IReadOnlyList<RedressBody> All { get; } = Load();

    /// <summary>Those of a country; none when it is not known, or none is.</summary>
    /// <param name="country">Where it was ordered.</param>
    /// <param name="pack">Its regions say which countries are meant by one.</param>
    public static IReadOnlyList<RedressBody> In(string? country, LoadedPack pack)
    {
        string? code = Countries.Find(country);
        return code is null ? [] : [.. All.Where(body => Reaches(body, code, pack))];
    }

    /// <summary>Those of a country that help a party.</summary>
    public static IReadOnlyList<RedressBody> For(Party party, string? country, LoadedPack pack) => [.. In(country, pack).Where(body => body.Helps.Contains(party))];

    /// <summary>Every country that a body is named for.</summary>
    public static IEnumerable<string> CountriesOf(LoadedPack pack) =>
        All.SelectMany(body => body.Countries.SelectMany(c => Spelled(c, pack)).Except(body.Except ?? [], StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);

    private static bool Reaches(RedressBody body, string country, LoadedPack pack) =>
        body.Except?.Contains(country, StringComparer.Ordinal) != true && body.Countries.Any(c => Spelled(c, pack).Contains(country, StringComparer.Ordinal));

    private static IEnumerable<string> Spelled(string country, LoadedPack pack) => pack.Region(country) is { Count: > 0 } region ? region : [country];

    private static List<RedressBody> Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The list of bodies is not part of the program.");
        return JsonSerializer.Deserialize<List<RedressBody>>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("The list of bodies is empty.");
    }
}
