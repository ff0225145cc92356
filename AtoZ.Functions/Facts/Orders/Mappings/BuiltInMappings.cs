using System.Collections.Frozen;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Json;

namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>The mappings that come with the program: the other files of this folder.</summary>
internal static class BuiltInMappings
{
    private const string Folder = "Facts/Orders/Mappings/";
    private const string Ending = ".mapping.json";

    private static readonly FrozenDictionary<string, OrderMapping> ByName =
        typeof(BuiltInMappings).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
            .Select(Read)
            .ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<OrderMapping> All { get; } = [.. ByName.Values.OrderBy(m => m.Name, StringComparer.Ordinal)];

    /// <summary>One by its name; null when there is none.</summary>
    public static OrderMapping? Find(string name) => ByName.GetValueOrDefault(name);

    private static OrderMapping Read(string resource)
    {
        using Stream file = typeof(BuiltInMappings).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<OrderMapping>(file, ApiJson.Options)!;
    }
}
