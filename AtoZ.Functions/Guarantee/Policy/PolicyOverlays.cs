using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The overlays of one pack: which hold for a claim, and the pack's JSON with some of them laid on.</summary>
internal sealed class PolicyOverlays(IReadOnlyList<PolicyOverlay> all)
{
    // A set of overlays is one bit each.
    public const int Most = 60;

    public IReadOnlyList<PolicyOverlay> All => all;

    /// <summary>The overlays that hold for a claim, one bit each.</summary>
    public ulong For(PolicyScope scope) => Bits(overlay => overlay.Applies(scope));

    /// <summary>Every set of overlays that some claim can have: all of them are checked when the pack is loaded.</summary>
    public IReadOnlyCollection<ulong> Possible()
    {
        ulong[] kinds = Distinct(Enum.GetValues<ClaimKind>().Select(kind => Bits(o => o.Kinds.Count == 0 || o.Kinds.Contains(kind))));
        ulong[] countries = Distinct(Values(o => o.Countries).Select(value => Bits(o => PolicyOverlay.Holds(o.Countries, value))));
        ulong[] categories = Distinct(Values(o => o.Categories).Select(value => Bits(o => PolicyOverlay.Holds(o.Categories, value))));
        ulong[] currencies = Distinct(Values(o => o.Currencies).Select(value => Bits(o => PolicyOverlay.Holds(o.Currencies, value))));
        return [.. from kind in kinds from country in countries from category in categories from currency in currencies select kind & country & category & currency];
    }

    /// <summary>The JSON of the pack as it holds under a set of overlays.</summary>
    public JsonElement Lay(JsonElement pack, ulong set)
    {
        JsonObject laid = JsonObject.Create(pack)!.DeepClone().AsObject();
        foreach (PolicyOverlay overlay in In(set))
        {
            Merge(laid, overlay.Set);
        }

        using JsonDocument document = JsonDocument.Parse(laid.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>Where a problem of a laid pack is to be mended: in the last overlay of the set that sets the number or a part of it.</summary>
    public string Place(ulong set, string path)
    {
        int[] laid = [.. Enumerable.Range(0, all.Count).Where(i => (set & (1UL << i)) != 0)];
        int at = laid.LastOrDefault(i => Sets(all[i].Set, path), -1);
        at = at >= 0 ? at : laid.LastOrDefault(i => Sets(all[i].Set, path[..path.LastIndexOf('.')]), -1);
        return at >= 0 ? $"$.overlays[{at}].set{path[1..]}" : $"$.overlays[{laid[^1]}].set";
    }

    private static bool Sets(JsonElement set, string path)
    {
        foreach (string step in path.Split('.').Skip(1))
        {
            if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty(step.Split('[')[0], out set))
            {
                return false;
            }
        }

        return true;
    }

    private static void Merge(JsonObject into, JsonElement set)
    {
        foreach (JsonProperty part in set.EnumerateObject())
        {
            bool isNumber = part.Value.ValueKind != JsonValueKind.Object || part.Value.TryGetProperty("value", out _);
            if (!isNumber && into[part.Name] is JsonObject inner)
            {
                Merge(inner, part.Value);
            }
            else
            {
                into[part.Name] = JsonNode.Parse(part.Value.GetRawText());
            }
        }
    }

    private static ulong[] Distinct(IEnumerable<ulong> sets) => [.. sets.Distinct()];

    private IEnumerable<PolicyOverlay> In(ulong set) => all.Where((_, i) => (set & (1UL << i)) != 0);

    private ulong Bits(Func<PolicyOverlay, bool> holds) => all.Select((overlay, i) => holds(overlay) ? 1UL << i : 0).Aggregate(0UL, (set, bit) => set | bit);

    // Any other value is like none at all: no overlay names it.
    private IEnumerable<string?> Values(Func<PolicyOverlay, IReadOnlyList<string>> named) => all.SelectMany(named).Distinct(StringComparer.OrdinalIgnoreCase).Append<string?>(null);
}
