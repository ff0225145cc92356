namespace AtoZ.Functions.Texts;

/// <summary>Says which days do not count until a deadline.</summary>
internal static class RestDays
{
    /// <summary>The sentence.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="country">Whose days; empty where no country is known.</param>
    public static string Of(string language, string country) => country.Length == 0
        ? Sentence.Get(language, "turn.restDays.weekends")
        : Sentence.Get(language, "turn.restDays", new Dictionary<string, string> { ["country"] = Sentence.Has($"country.{country}") ? Sentence.Get(language, $"country.{country}") : country });
}
