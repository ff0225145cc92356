using System.Globalization;

namespace AtoZ.Functions.Texts;

/// <summary>The languages of buyers and sellers (PROCESS §11).</summary>
internal static class Languages
{
    /// <summary>What is read when nothing better is known.</summary>
    public const string Default = "en";

    private static readonly Dictionary<string, CultureInfo> Cultures = new(StringComparer.Ordinal)
    {
        ["en"] = CultureInfo.GetCultureInfo("en-US"),
        ["de"] = CultureInfo.GetCultureInfo("de-DE"),
        ["es"] = CultureInfo.GetCultureInfo("es-ES"),
        ["pt"] = CultureInfo.GetCultureInfo("pt-BR"),
        ["zh"] = CultureInfo.GetCultureInfo("zh-CN"),
    };

    /// <summary>Codes, English first.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "de", "es", "pt", "zh"];

    /// <summary>What speakers call each language.</summary>
    public static IReadOnlyDictionary<string, string> OwnNames { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["en"] = "English",
            ["de"] = "Deutsch",
            ["es"] = "Español",
            ["pt"] = "Português",
            ["zh"] = "中文",
        };

    /// <summary>The first known language of the wishes, each a code or a tag such as <c>de-AT</c>; English when none is known.</summary>
    public static string Choose(params string?[] wishes) =>
        wishes.Select(Known).FirstOrDefault(known => known is not null) ?? Default;

    /// <summary>The best language of an Accept-Language header; null when none is known.</summary>
    public static string? FromHeader(string? acceptLanguage) => (acceptLanguage ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => Known(part.Split(';')[0]))
        .FirstOrDefault(known => known is not null);

    /// <summary>How numbers and dates look to readers of a language.</summary>
    public static CultureInfo Culture(string language) => Cultures[Choose(language)];

    /// <summary>Ours of a tag of BCP 47: <c>en-US</c> is en, <c>zh-Hans-CN</c> is zh; null when parties cannot be written to in it.</summary>
    public static string? Find(string? tag) => tag is { Length: <= 35 } ? Known(tag) : null;

    private static string? Known(string? wish)
    {
        string code = (wish ?? "").Split('-', '_')[0].Trim().ToLowerInvariant();
        return Cultures.ContainsKey(code) ? code : null;
    }
}
