using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Data;

/// <summary>Where a pack of the store stands on its way into force.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PackState>))]
public enum PackState
{
    /// <summary>Being written; claims know nothing of it.</summary>
    Draft,

    /// <summary>A second person approved it as it is; a change makes it a draft again.</summary>
    Approved,

    /// <summary>In force from its first moment on, for ever readable for the claims pinned to it.</summary>
    Published,

    /// <summary>Given up before it came into force.</summary>
    Withdrawn,
}

/// <summary>A policy pack that was drafted here. Those of the repository are the seed and stand in the program.</summary>
public sealed class PolicyPackRecord
{
    public required string Version { get; init; }

    /// <summary>The version that it was copied from, and is compared with.</summary>
    public required string BasedOn { get; init; }

    /// <summary>The whole pack as JSON.</summary>
    public required string Json { get; set; }

    public PackState State { get; set; }

    public required string DraftedBy { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Who wrote the pack as it is now: neither this person nor the drafter may approve it.</summary>
    public required string ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public string? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public string? PublishedBy { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Its first moment in force; null until it is published.</summary>
    public DateTimeOffset? ValidFrom { get; set; }

    /// <summary>Last change; guards against two writers at once.</summary>
    public long Revision { get; set; }
}

/// <summary>What was done to a pack: append only, each entry sealed with the hash of the one before.</summary>
public sealed class PolicyEventRecord
{
    public long Sequence { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>drafted, changed, approved, rejected, published or withdrawn.</summary>
    public required string What { get; init; }

    /// <summary>The actor's reason; empty when none was asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>SHA-256 of the pack's JSON at that moment, hex.</summary>
    public required string PackHash { get; init; }

    /// <summary>SHA-256 over the previous entry's hash and this entry, hex.</summary>
    public required string Hash { get; init; }
}

/// <summary>What eligibility looked at when somebody filed, taken in or refused: a later pack is tried on it.</summary>
internal sealed class IntakeCheckRecord
{
    public long Sequence { get; init; }

    /// <summary>The claim that was filed; null when it was refused.</summary>
    public required ClaimId? ClaimId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string PolicyVersion { get; init; }

    public required string? Country { get; init; }

    public required string Currency { get; init; }

    /// <summary>The facts as JSON, without a word of what the buyer wrote.</summary>
    public required string Facts { get; init; }

    /// <summary>Codes of the rules that were not met, comma separated; empty when filed.</summary>
    public required string Broken { get; init; }
}
