using System.Text.Json;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Reads a pack file. A pack that is incomplete, misspelt or contradicts itself, for any claim there can be, is refused whole.</summary>
internal static class PolicyPackLoader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads and checks a pack.</summary>
    /// <param name="file">Name of the file, for messages; its stem is the pack's version.</param>
    /// <param name="json">The file's bytes.</param>
    /// <exception cref="PolicyPackException">Something is wrong; the message says where and what.</exception>
    public static LoadedPack Load(string file, ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return Load(file, json, document.RootElement.Clone());
        }
        catch (JsonException broken)
        {
            throw new PolicyPackException(file, broken.Path ?? "$", $"is not valid JSON: {broken.Message.TrimEnd('.')}");
        }
    }

    private static LoadedPack Load(string file, ReadOnlyMemory<byte> text, JsonElement json)
    {
        Dictionary<string, PackNumber> numbers = new(StringComparer.Ordinal);
        PackSection root = new(file, "$", json, numbers);
        PolicyPack pack = PolicyPackReader.Read(root);
        IReadOnlyDictionary<string, IReadOnlyList<string>> regions = root.Read("regions", s => s.Names.ToDictionary(name => name, s.Texts, StringComparer.Ordinal));
        PolicyOverlays overlays = new(root.EachOf("overlays", s => PolicyOverlay.Read(s, regions)));
        root.Finish();
        if (!string.Equals(file, pack.Version + ".json", StringComparison.Ordinal))
        {
            throw new PolicyPackException(file, "$.version", $"is '{pack.Version}', but the file's name says otherwise");
        }

        CheckNames(file, overlays);
        Check(file, pack, path => path);
        Dictionary<ulong, PolicyPack> variants = new() { [0] = pack };
        foreach (ulong set in overlays.Possible().Where(set => set != 0))
        {
            variants.TryAdd(set, Variant(file, json, overlays, set));
        }

        foreach ((PolicyOverlay overlay, int index) in overlays.All.Select((overlay, index) => (overlay, index)))
        {
            Note(numbers, overlay.Set, $"$.overlays.{overlay.Name}");
            if (!overlays.Possible().Any(set => (set & (1UL << index)) != 0))
            {
                throw new PolicyPackException(file, $"$.overlays[{index}].where", "can hold for no claim");
            }
        }

        return new LoadedPack(text, json, numbers, overlays, variants);
    }

    private static PolicyPack Variant(string file, JsonElement json, PolicyOverlays overlays, ulong set)
    {
        try
        {
            PackSection root = new(file, "$", overlays.Lay(json, set), new(StringComparer.Ordinal));
            PolicyPack pack = PolicyPackReader.Read(root);
            root.Raw("regions");
            root.Raw("overlays");
            root.Finish();
            Check(file, pack, path => path);
            return pack;
        }
        catch (PolicyPackException wrong)
        {
            throw new PolicyPackException(file, overlays.Place(set, wrong.Path), wrong.Problem);
        }
    }

    private static void CheckNames(string file, PolicyOverlays overlays)
    {
        if (overlays.All.Count > PolicyOverlays.Most)
        {
            throw new PolicyPackException(file, "$.overlays", $"has more than {PolicyOverlays.Most} overlays");
        }

        for (int i = 0; i < overlays.All.Count; i++)
        {
            string name = overlays.All[i].Name;
            if (name.Contains('.', StringComparison.Ordinal) || overlays.All.Take(i).Any(o => string.Equals(o.Name, name, StringComparison.Ordinal)))
            {
                throw new PolicyPackException(file, $"$.overlays[{i}].name", $"'{name}' must be a name of its own, without a full stop");
            }
        }
    }

    private static void Check(string file, PolicyPack pack, Func<string, string> place)
    {
        if (PolicyPackReader.Checks(pack).FirstOrDefault(check => !check.Holds) is { Problem: { } problem } broken)
        {
            throw new PolicyPackException(file, place(broken.Path), problem);
        }
    }

    // The numbers of an overlay were read as parts of a variant; here they only get their place in the list of origins.
    private static void Note(Dictionary<string, PackNumber> numbers, JsonElement part, string path)
    {
        if (part.TryGetProperty("value", out JsonElement value))
        {
            numbers[path] = PackNumber.Of(value, part.GetProperty("source").GetString()!);
            return;
        }

        foreach (JsonProperty inner in part.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object))
        {
            Note(numbers, inner.Value, $"{path}.{inner.Name}");
        }
    }
}
