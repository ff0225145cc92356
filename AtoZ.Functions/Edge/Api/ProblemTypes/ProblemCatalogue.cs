using System.Collections.Frozen;
using System.Text.Json;

namespace AtoZ.Functions.Edge.Api.ProblemTypes;

/// <summary>A kind of refusal. Its code never changes its meaning; new ones may be added.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Status">The HTTP statuses that it comes with.</param>
/// <param name="Means">What is wrong, in general; a problem's own detail says it of the case.</param>
/// <param name="Remedy">What to do, in general.</param>
/// <param name="Area"><c>command</c> where any command of a case may be refused so; null otherwise.</param>
internal sealed record ProblemKind(string Code, IReadOnlyList<int> Status, string Means, string Remedy, string? Area = null)
{
    /// <summary>The address of the kind: the <c>type</c> of a problem.</summary>
    public string Type => AddressOf(this.Code);

    /// <summary>The address of a code.</summary>
    public static string AddressOf(string code) => $"/api/problems/{code}";
}

/// <summary>Every refusal that the API can give, from <c>catalogue.json</c>. A test holds it against the code.</summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<string, ProblemKind> Kinds = Read().ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>All kinds, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [.. Kinds.Values.OrderBy(k => k.Code, StringComparer.Ordinal)];

    /// <summary>The kind of a code; null when there is none.</summary>
    public static ProblemKind? Of(string code) => Kinds.GetValueOrDefault(code);

    private static List<ProblemKind> Read()
    {
        using Stream stream = typeof(ProblemCatalogue).Assembly.GetManifestResourceStream("Edge/Api/ProblemTypes/catalogue.json")
            ?? throw new InvalidOperationException("The catalogue of problems is not part of the program.");
        return JsonSerializer.Deserialize<List<ProblemKind>>(stream, JsonSerializerOptions.Web)!;
    }
}
