using System.Globalization;

namespace AtoZ.Functions.Workflows;

/// <summary>Keys of what is done once per wording of a claim; those of the first wording carry no number.</summary>
internal static class WordingKeys
{
    public static string Of(string key, int wording) => wording == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{wording}");
}
