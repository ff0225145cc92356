using System.Text.Json;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>A number of the policy as it stands in its file, with where it comes from.</summary>
/// <param name="Value">As written.</param>
/// <param name="Source">Citation; the keys in brackets are listed in <c>Policy/README.md</c>.</param>
public sealed record PackNumber(string Value, string Source)
{
    /// <summary>A number by its JSON; how the file breaks its lines does not matter.</summary>
    internal static PackNumber Of(JsonElement value, string source) => new(
        value.ValueKind == JsonValueKind.Array ? $"[{string.Join(", ", value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? $"\"{item.GetString()}\"" : item.GetRawText()))}]" : value.ToString(), source);
}

/// <summary>A pack, read and checked under every overlay that a claim can have.</summary>
public sealed class LoadedPack
{
    private readonly PolicyOverlays _overlays;
    private readonly IReadOnlyDictionary<ulong, PolicyPack> _variants;

    internal LoadedPack(ReadOnlyMemory<byte> text, JsonElement json, IReadOnlyDictionary<string, PackNumber> numbers, PolicyOverlays overlays, IReadOnlyDictionary<ulong, PolicyPack> variants)
    {
        Text = text;
        Json = json;
        Numbers = numbers;
        _overlays = overlays;
        _variants = variants;
    }

    /// <summary>The pack without any overlay.</summary>
    public PolicyPack Pack => _variants[0];

    /// <summary>The pack's file, byte for byte.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>The pack as it was written.</summary>
    public JsonElement Json { get; }

    /// <summary>
    /// The origin of each number by JSON path, such as <c>$.offers.maximumRounds</c>; those of overlays under the overlay's name, such as
    /// <c>$.overlays.injuries.offers.maximumRounds</c>.
    /// </summary>
    public IReadOnlyDictionary<string, PackNumber> Numbers { get; }

    /// <summary>The pack as it holds for a claim.</summary>
    public PolicyPack For(PolicyScope scope) => _variants[_overlays.For(scope)];

    /// <summary>The overlays of the pack, in the order in which they are laid.</summary>
    internal IReadOnlyList<PolicyOverlay> Overlays => _overlays.All;

    /// <summary>The countries of a region that the pack names; none when it names no such region.</summary>
    public IReadOnlyList<string> Region(string name) => Json.GetProperty("regions").TryGetProperty(name, out JsonElement region)
        ? [.. region.GetProperty("value").EnumerateArray().Select(country => country.GetString()!)]
        : [];

    /// <summary>The numbers as they hold for a claim, by their paths in the pack itself.</summary>
    public IReadOnlyDictionary<string, PackNumber> NumbersFor(PolicyScope scope)
    {
        Dictionary<string, PackNumber> holding = Numbers.Where(n => RuleIndex.OverlayOf(n.Key) is null).ToDictionary(StringComparer.Ordinal);
        foreach (string overlay in OverlaysFor(scope))
        {
            foreach ((string path, PackNumber number) in Numbers.Where(n => RuleIndex.OverlayOf(n.Key) == overlay))
            {
                holding[RuleIndex.Bare(path)] = number;
            }
        }

        return holding;
    }

    /// <summary>Names of the overlays that hold for a claim, in the order in which they are laid.</summary>
    public IReadOnlyList<string> OverlaysFor(PolicyScope scope) => [.. _overlays.All.Where(overlay => overlay.Applies(scope)).Select(overlay => overlay.Name)];
}
