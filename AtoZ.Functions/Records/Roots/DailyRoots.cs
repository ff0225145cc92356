using System.Globalization;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records.Roots;

/// <summary>
/// Signs once a day one hash over the ends of all chains and keeps it outside of the store: whoever then rewrites a case, with every
/// hash and signature in the store, contradicts a root that others have seen.
/// </summary>
internal sealed class DailyRoots(AtoZStore store, IReportStore reports, RecordKeys keys, TimeProvider clock)
{
    private const string Latest = "roots/latest.json";

    /// <summary>Writes the root of the day, once: a root that stands is never replaced.</summary>
    /// <returns>Its name in the report store.</returns>
    public async Task<string> Write(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string name = $"roots/{day}.json";
        if (await Read(name, cancellationToken) is not null)
        {
            return name;
        }

        await using FileStream file = TemporaryFile.Open();
        (long count, byte[] hash) = await WriteLeaves(file, cancellationToken);
        string? previous = await Read(Latest, cancellationToken) is { } before ? CanonicalJson.Sha256(before.Body) : null;
        string body = CanonicalJson.Text(new DailyRoot(DailyRoot.Version, day, now, count, Convert.ToHexStringLower(hash), previous, keys.Public.Kid));
        SignedRoot signed = new(DailyRoot.Version, body, keys.Public.Kid, keys.Sign(body));
        string text = JsonSerializer.Serialize(signed, RecordJson.Options);

        // The leaves first: a root without them could not be proved.
        file.Position = 0;
        await reports.Write($"roots/{day}.leaves.txt", "text/plain", file, cancellationToken);
        await reports.Write(name, "application/json", text, cancellationToken);
        await reports.Write(Latest, "application/json", text, cancellationToken);
        return name;
    }

    /// <summary>Proves that a claim's chain is under the latest root; null when there is none yet, or the claim is younger.</summary>
    public async Task<RootProof?> Prove(ClaimId claim, CancellationToken cancellationToken)
    {
        if (await Read(Latest, cancellationToken) is not { } root)
        {
            return null;
        }

        string day = JsonSerializer.Deserialize<DailyRoot>(root.Body, RecordJson.Options)!.Day;
        await using Stream? file = await reports.Open($"roots/{day}.leaves.txt", cancellationToken);
        if (file is null)
        {
            return null;
        }

        using StreamReader reader = new(file);
        MerkleTree tree = new();
        (string? found, int index) = (null, -1);
        for (int number = 0; await reader.ReadLineAsync(cancellationToken) is { } leaf; number++)
        {
            bool proved = found is null && leaf.StartsWith(claim.Value + ",", StringComparison.Ordinal);
            (found, index) = proved ? (leaf, number) : (found, index);
            tree.Add(MerkleTree.Leaf(leaf), proved);
        }

        tree.Root();
        return found is null ? null : new RootProof(root, found, index, [.. tree.Path.Select(Convert.ToHexStringLower)]);
    }

    private async Task<SignedRoot?> Read(string name, CancellationToken cancellationToken)
    {
        await using Stream? file = await reports.Open(name, cancellationToken);
        return file is null ? null : await JsonSerializer.DeserializeAsync<SignedRoot>(file, RecordJson.Options, cancellationToken);
    }

    private Task<(long Count, byte[] Root)> WriteLeaves(FileStream file, CancellationToken cancellationToken) => store.Read(async db =>
    {
        long count = 0;
        MerkleTree tree = new();
        await using StreamWriter writer = new(file, new UTF8Encoding(false), TemporaryFile.BufferBytes, leaveOpen: true);
        await foreach (string leaf in Leaves(db).WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(count++ == 0 ? leaf : $"\n{leaf}");
            tree.Add(MerkleTree.Leaf(leaf));
        }

        return (count, tree.Root());
    });

    private static async IAsyncEnumerable<string> Leaves(AtoZDb db)
    {
        var ends = db.Timeline
            .Where(t => t.Number > 0 && !db.Timeline.Any(later => later.ClaimId == t.ClaimId && later.Number > t.Number))
            .OrderBy(t => t.ClaimId)
            .Select(t => new { t.ClaimId, t.Number, t.Hash });
        await foreach (var end in ends.AsAsyncEnumerable())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{end.ClaimId},{end.Number},{end.Hash}");
        }

        await foreach (var refusal in db.Decisions.Where(d => d.ClaimId == null).OrderBy(d => d.Id).Select(d => new { d.Id, d.Sha256 }).AsAsyncEnumerable())
        {
            yield return $"{refusal.Id},0,{refusal.Sha256}";
        }
    }
}
