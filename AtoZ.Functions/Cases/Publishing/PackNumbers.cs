using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Changes one number of a draft, for people who fill in a form instead of writing JSON.</summary>
internal static class PackNumbers
{
    /// <summary>The pack's JSON with one number and its source changed; null with the refusal when the place or the value is wrong.</summary>
    /// <param name="pack">The draft.</param>
    /// <param name="path">As in <c>LoadedPack.Numbers</c>, of the pack itself.</param>
    /// <param name="value">The value as JSON; a bare word stands for a text.</param>
    /// <param name="source">Its citation.</param>
    public static JsonElement? Set(PolicyPackRecord pack, string path, string value, string source)
    {
        JsonNode root = JsonNode.Parse(pack.Json)!;
        JsonNode? number = path.Split('.').Skip(1).Aggregate((JsonNode?)root, (node, step) => (node as JsonObject)?[step]);
        if (number is not JsonObject leaf || !leaf.ContainsKey("value"))
        {
            return null;
        }

        leaf["value"] = Json(value);
        leaf["source"] = source;
        return JsonSerializer.SerializeToElement(root);
    }

    private static JsonNode? Json(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value.Trim());
        }
    }
}
