using AtoZ.Functions.Claims;

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
}
