using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>The published pack as JSON, with some places changed.</summary>
internal static class PackJson
{
    public const string File = "2026-11.json";

    public static LoadedPack Load(string json, string file = File) => PolicyPackLoader.Load(file, Encoding.UTF8.GetBytes(json));

    /// <summary>The pack's JSON with values put at JSON pointers; null removes.</summary>
    public static string Changed(params (string Place, string? Value)[] changes)
    {
        JsonNode root = JsonNode.Parse(typeof(PolicyLibrary).Assembly.GetManifestResourceStream($"Guarantee/Policy/Packs/{File}")!)!;
        foreach ((string place, string? value) in changes)
        {
            string[] steps = place.Split('/')[1..];
            JsonObject parent = steps[..^1].Aggregate(root, (node, step) => node[step]!).AsObject();
            parent.Remove(steps[^1]);
            if (value is not null)
            {
                parent[steps[^1]] = JsonNode.Parse(value);
            }
        }

        return root.ToJsonString();
    }

    /// <summary>The pack's JSON with these overlays and no other.</summary>
    public static string WithOverlays(params string[] overlays) => Changed(("/overlays", $"[{string.Join(',', overlays)}]"));
}
