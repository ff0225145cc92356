using System.Text.Json;

namespace AtoZ.Local.Move;

/// <summary>
/// Azurite's folder, copied while it runs or not. It keeps its catalogue in memory and writes it whole, at most five seconds after a change; the
/// bytes of blobs are appended to files that never change otherwise. So the catalogue is copied first, and then what it refers to.
/// </summary>
internal static class BlobFolder
{
    private const string Catalogue = "__azurite_db_blob__.json";
    private const string Extents = "__azurite_db_blob_extent__.json";
    private const string Bytes = "__blobstorage__";
    private const string Collection = "$BLOBS_COLLECTION$";

    // Twice of what Azurite takes to write its catalogue down, with room for a slow disk.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Saved = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Copies it, so that it holds every blob that was there when the copying began.</summary>
    /// <param name="source">Azurite's folder.</param>
    /// <param name="target">Where to; made anew.</param>
    /// <param name="wanted">The blobs that there must be: container and name.</param>
    /// <param name="isRunning">Whether Azurite may be writing.</param>
    /// <param name="clock">The time on the wall.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many blobs it holds, and which of the wanted ones it does not.</returns>
    public static async Task<(int Held, IReadOnlyList<string> Missing)> Copy(
        string source, string target, IReadOnlyList<string> wanted, bool isRunning, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(source, Catalogue)))
        {
            return (0, wanted);
        }

        DateTimeOffset begun = clock.GetUtcNow();
        while (true)
        {
            CopyOnce(source, target);
            (int held, List<string> missing) = Look(target, wanted);
            TimeSpan waited = clock.GetUtcNow() - begun;
            bool isWhole = missing.Count == 0 && (waited >= Saved || WrittenSince(target, begun));
            if (!isRunning || isWhole || waited >= Patience)
            {
                return (held, missing);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static bool WrittenSince(string folder, DateTimeOffset moment) => File.GetLastWriteTimeUtc(Path.Combine(folder, Catalogue)) > moment.UtcDateTime;

    private static void CopyOnce(string source, string target)
    {
        string bytes = Path.Combine(source, Bytes);
        Directory.CreateDirectory(Path.Combine(target, Bytes));
        foreach (string name in (string[])[Catalogue, Extents])
        {
            if (File.Exists(Path.Combine(source, name)))
            {
                File.Copy(Path.Combine(source, name), Path.Combine(target, name), overwrite: true);
            }
        }

        foreach (string file in Directory.Exists(bytes) ? Directory.EnumerateFiles(bytes) : [])
        {
            CopyGrown(file, Path.Combine(target, Bytes, Path.GetFileName(file)));
        }
    }

    // What was copied at the attempt before is not copied again, unless something was appended meanwhile.
    private static void CopyGrown(string file, string target)
    {
        try
        {
            if (!File.Exists(target) || new FileInfo(target).Length != new FileInfo(file).Length)
            {
                File.Copy(file, target, overwrite: true);
            }
        }
        catch (FileNotFoundException)
        {
            // Azurite removes bytes that no blob refers to any more.
        }
    }

    private static (int Held, List<string> Missing) Look(string folder, IReadOnlyList<string> wanted)
    {
        using FileStream catalogue = File.OpenRead(Path.Combine(folder, Catalogue));
        using JsonDocument json = JsonDocument.Parse(catalogue);
        HashSet<string> held = new(StringComparer.Ordinal);
        foreach (JsonElement blob in json.RootElement.GetProperty("collections").EnumerateArray()
            .Where(c => c.GetProperty("name").GetString() == Collection)
            .SelectMany(c => c.GetProperty("data").EnumerateArray()))
        {
            if (Parts(blob).All(part => IsThere(folder, part)))
            {
                held.Add($"{blob.GetProperty("containerName").GetString()}/{blob.GetProperty("name").GetString()}");
            }
        }

        return (held.Count, [.. wanted.Where(w => !held.Contains(w))]);
    }

    private static IEnumerable<JsonElement> Parts(JsonElement blob)
    {
        if (blob.TryGetProperty("committedBlocksInOrder", out JsonElement blocks) && blocks.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement block in blocks.EnumerateArray())
            {
                yield return block.GetProperty("persistency");
            }
        }

        if (blob.TryGetProperty("persistency", out JsonElement whole) && whole.ValueKind == JsonValueKind.Object)
        {
            yield return whole;
        }
    }

    // A blob of no bytes refers to none.
    private static bool IsThere(string folder, JsonElement part)
    {
        long count = part.GetProperty("count").GetInt64();
        FileInfo file = new(Path.Combine(folder, Bytes, part.GetProperty("id").GetString()!));
        return count == 0 || (file.Exists && file.Length >= part.GetProperty("offset").GetInt64() + count);
    }
}
