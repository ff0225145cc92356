using System.Text.Json.Nodes;
using AtoZ.Functions.Records.Dossiers;

namespace AtoZ.Functions.Records.Verify;

/// <summary>Checks a chain entry by entry and names the first that was edited, removed, moved or put in.</summary>
internal static class ChainCheck
{
    /// <summary>The first thing that does not hold; null when all does.</summary>
    public static Finding? First(string claim, IReadOnlyList<ChainEntry> entries)
    {
        if (Places(entries) is { } misplaced)
        {
            return misplaced;
        }

        string previous = Chain.Root;
        foreach (ChainEntry entry in entries)
        {
            if (Content(claim, entry) is { } edited)
            {
                return edited;
            }

            if (entry.Hash != Chain.Link(entry.Number, entry.ContentHash, previous))
            {
                return new Finding("CHAIN_BROKEN", $"Entry {entry.Number} does not follow from the entry before it: one of them was replaced or put in.");
            }

            previous = entry.Hash;
        }

        return null;
    }

    private static Finding? Places(IReadOnlyList<ChainEntry> entries)
    {
        HashSet<int> seen = [];
        for (int i = 0; i < entries.Count; i++)
        {
            int number = entries[i].Number;
            if (!seen.Add(number))
            {
                return new Finding("ENTRY_INSERTED", $"There are two entries {number}.");
            }

            if (number != i + 1)
            {
                return entries.Any(e => e.Number == i + 1)
                    ? new Finding("ENTRY_MOVED", $"Entry {number} stands in the place of entry {i + 1}.")
                    : new Finding("ENTRY_REMOVED", $"Entry {i + 1} is missing.");
            }
        }

        return null;
    }

    private static Finding? Content(string claim, ChainEntry entry)
    {
        if (entry.Content is not { } content)
        {
            return null;
        }

        JsonNode? node = JsonNode.Parse(content);
        bool own = CanonicalJson.Sha256(content) == entry.ContentHash && (int?)node?["number"] == entry.Number && (string?)node?["claim"] == claim;
        return own ? null : new Finding("ENTRY_EDITED", $"Entry {entry.Number} ({(string?)node?["kind"]}) is not what was recorded: its content does not have its hash.");
    }
}
