using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>One entry of a claim's append-only timeline.</summary>
public sealed class TimelineRecord
{
    public long Sequence { get; init; }

    public required ClaimId ClaimId { get; init; }

    /// <summary>Unique per claim: a repeated activity adds its entry once.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Party Actor { get; init; }

    public required TimelineKind Kind { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>Facts of the entry as a flat JSON object of strings, by the names in <c>Texts.Names</c>, in machine form.</summary>
    public required string Data { get; init; }

    /// <summary>Place in the claim's chain, from 1; 0 in an entry of before chains were kept, until the next start puts it in.</summary>
    public int Number { get; set; }

    /// <summary>Random, hex: without it nobody can guess a hidden entry from its hash.</summary>
    public string Salt { get; set; } = "";

    /// <summary>SHA-256 of the entry's content in canonical JSON, hex. An entry that a reader may not see shows only this.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>SHA-256 over number, content hash and the hash of the entry before, hex: the link of the chain.</summary>
    public string Hash { get; set; } = "";
}
