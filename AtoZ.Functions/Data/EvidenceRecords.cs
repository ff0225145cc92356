using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>A quarter of a picture's fingerprint: pictures that look alike share at least one, so that they are found by index.</summary>
internal sealed class FingerprintBand
{
    /// <summary>Which quarter, from 0.</summary>
    public required int Band { get; init; }

    /// <summary>Its 16 bits.</summary>
    public required int Value { get; init; }

    public required string EvidenceId { get; init; }
}

/// <summary>What staff asked a party for, itemised, once per stage (PROCESS §3).</summary>
public sealed class EvidenceRequestRecord
{
    public required string Id { get; init; }

    public required ClaimId ClaimId { get; init; }

    /// <summary>Who is asked: buyer or seller.</summary>
    public required Party Party { get; init; }

    /// <summary>The stage it was asked in; a review is one, whatever its seats and rounds.</summary>
    public required string Scope { get; init; }

    /// <summary>From 1 within the claim.</summary>
    public required int Number { get; init; }

    /// <summary>What is asked for: JSON array of code and words.</summary>
    public required string Items { get; init; }

    /// <summary>Why, as the party reads it.</summary>
    public required string Reason { get; init; }

    /// <summary>Staff name.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When the party answered, or the deadline did; null while open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether the party answered; the words are in the command.</summary>
    public bool Answered { get; set; }
}

/// <summary>The time that one side gets because the other came late with evidence (PROCESS §3).</summary>
public sealed class ReplyTimeRecord : IReplyTime
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>The late file.</summary>
    public required string EvidenceId { get; init; }

    /// <summary>Who gets the time.</summary>
    public required Party Party { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Whose rest days do not count until then: a country, empty when it is not known; null where all days count.</summary>
    public string? RestDaysOf { get; init; }

    /// <summary>When the party said that it needs no more of it; null otherwise.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A permission to put one file straight into storage. What lies there is no evidence until its bytes were checked.</summary>
internal sealed class UploadGrantRecord
{
    public required string Id { get; init; }

    /// <summary>Null while the claim is not filed yet.</summary>
    public required ClaimId? ClaimId { get; init; }

    public required Party Party { get; init; }

    public required string FileName { get; init; }

    public string? Shows { get; init; }

    public string? WithheldBecause { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What became of it; null until it was confirmed.</summary>
    public string? EvidenceId { get; set; }
}

/// <summary>Evidence of a claim that must not be erased: a lawsuit, an authority asks.</summary>
public sealed class LegalHoldRecord : ILegalHold
{
    public required string Id { get; init; }

    public required ClaimId ClaimId { get; init; }

    public required string Reason { get; init; }

    public required string PlacedBy { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public string? LiftedBy { get; set; }

    public DateTimeOffset? LiftedAt { get; set; }
}
