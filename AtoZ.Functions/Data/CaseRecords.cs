using System.Globalization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Data;

/// <summary>The result of a fraud check with every rule that fired.</summary>
public sealed class FraudCheckRecord
{
    public required ClaimId ClaimId { get; init; }

    public required int Score { get; set; }

    public required FraudBand Band { get; set; }

    /// <summary>Rules as JSON: code, version, weight, fired, facts, sentence.</summary>
    public required string Rules { get; set; }

    /// <summary>What the rules looked at, as JSON, so that the check can be recomputed; null in a check of before these were kept.</summary>
    public string? Facts { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Which wording of the claim was checked, from 1. The checks of earlier ones stand in the signed decisions.</summary>
    public int Wording { get; set; } = 1;
}

/// <summary>An offer of the seller to the buyer, or the buyer's counter-offer.</summary>
public sealed class OfferRecord
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>Its number, from 1: offers of both sides count, at most the policy's number of rounds.</summary>
    public required int Round { get; init; }

    /// <summary>Who made it.</summary>
    public Party By { get; init; } = Party.Seller;

    public required Remedy Remedy { get; init; }

    /// <summary>What the buyer would be paid, minor units; zero for a replacement or a repair.</summary>
    public required long AmountMinor { get; init; }

    public required string Message { get; init; }

    /// <summary>The lines of the order that it is for, comma separated; null when it is for all of the claim's.</summary>
    public string? Lines { get; init; }

    /// <summary>The same as numbers; none when it is for all.</summary>
    public IReadOnlyList<int> ForLines => this.Lines is null ? [] : [.. this.Lines.Split(',').Select(l => int.Parse(l, CultureInfo.InvariantCulture))];

    public required DateTimeOffset MadeAt { get; init; }

    public required OfferState State { get; set; }
}

/// <summary>One review of a claim.</summary>
public sealed class AppealRecord : IReview
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required AppealOrigin Origin { get; init; }

    /// <summary>The statement it was opened with, frozen.</summary>
    public required string Statement { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null while open; then whether the buyer is right.</summary>
    public bool? ForBuyer { get; set; }

    /// <summary>The buyer is right, but not in every line of the claim.</summary>
    public bool RefusesLines { get; set; }

    /// <summary>Codes of criteria that decided, comma separated.</summary>
    public string? Criteria { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What the other side added by an appeal of its own while this one ran; frozen. Null when it did not.</summary>
    public string? JoinedStatement { get; set; }

    public DateTimeOffset? JoinedAt { get; set; }

    /// <summary>When the first vote was given: what is said afterwards, that vote did not know. Null before.</summary>
    public DateTimeOffset? VotedAt { get; set; }
}

/// <summary>One vote of a review; hidden from the other seat until the decision.</summary>
public sealed class VoteRecord
{
    public required ClaimId ClaimId { get; init; }

    public required int AppealNumber { get; init; }

    /// <summary>Marketplace, Independent or Adjudicator.</summary>
    public required Seat Seat { get; init; }

    public required string Voter { get; init; }

    public required bool ForBuyer { get; init; }

    /// <summary>JSON array of criterion code, met, reason.</summary>
    public required string Criteria { get; init; }

    /// <summary>JSON array of the lines that it refuses while it finds for the buyer: line, criterion, reason; null when it refuses none.</summary>
    public string? RefusedLines { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A file of a party.</summary>
public sealed class EvidenceRecord : IEvidence
{
    public required string Id { get; init; }

    /// <summary>Null while staged: a buyer puts the evidence up first and names its id when filing, since some kinds need evidence to be eligible.</summary>
    public required ClaimId? ClaimId { get; set; }

    public required Party Party { get; init; }

    /// <summary>The name the party gave; shown, never trusted.</summary>
    public required string FileName { get; init; }

    /// <summary>Read from the bytes.</summary>
    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the original, hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Blob of the immutable original.</summary>
    public required string OriginalBlob { get; init; }

    /// <summary>Blob that the other side may see: without location metadata.</summary>
    public required string SharedBlob { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Added after the stage in which it was due.</summary>
    public bool Late { get; set; }

    /// <summary>Which requirement the party says it shows, such as <c>EVID-ITEM</c>; null when not said.</summary>
    public string? Shows { get; init; }

    /// <summary>Why the other side must not see it (medical, account data); null when it may. That there is such a file is always shown.</summary>
    public string? WithheldBecause { get; set; }

    /// <summary>The request that it answers; null when nobody asked.</summary>
    public string? RequestId { get; set; }

    /// <summary>What the picture looks like in 64 bits; null for what is no picture, or one without features.</summary>
    public long? Fingerprint { get; init; }

    /// <summary>What a picture says of the programs that made or changed it; null when it says nothing.</summary>
    public string? MadeWith { get; init; }

    /// <summary>A PDF that is encrypted: whoever opens it may need its owner's password.</summary>
    public bool Locked { get; init; }

    /// <summary>What a scanner for malware said of it.</summary>
    public ScanState Scan { get; set; }

    /// <summary>When the bytes were erased; name, size, hash and timeline stay.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>A mail that is to be sent once.</summary>
public sealed class MailRecord
{
    /// <summary>Made from subject and purpose; a repeated activity finds the row.</summary>
    public required string Key { get; init; }

    /// <summary>Under which id the mail service knows it and reports its delivery.</summary>
    public required Guid OperationId { get; init; }

    public required ClaimId ClaimId { get; init; }

    public required Party To { get; init; }

    public required string Address { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>What names it outside, in its Message-ID and in reports of its return.</summary>
    public required string MessageNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the transport took it, or refused it for good; null while it is still to be tried.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The stage whose window this mail began; null for mails that begin none.</summary>
    public string? StageKey { get; init; }

    /// <summary>When the receiver's server gave it back.</summary>
    public DateTimeOffset? BouncedAt { get; set; }
}

/// <summary>A signed link that was handed out. The token itself is never stored.</summary>
public sealed class LinkRecord
{
    public required string Id { get; init; }

    public required ClaimId ClaimId { get; init; }

    public DebtId? DebtId { get; init; }

    public required Party Party { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>The seat of a vote; null elsewhere.</summary>
    public Seat? Seat { get; init; }

    /// <summary>The one stage that an expert's link answers; null elsewhere.</summary>
    public string? StageKey { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A one-time nonce of a page; a POST spends it.</summary>
internal sealed class NonceRecord
{
    public required string Value { get; init; }

    public required string LinkId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>The first answer to an Idempotency-Key.</summary>
internal sealed class IdempotencyRecord
{
    /// <summary>Who and where the key counts: caller and route.</summary>
    public required string Scope { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the body, hex.</summary>
    public required string BodyHash { get; init; }

    /// <summary>Zero while the first request runs.</summary>
    public int StatusCode { get; set; }

    public string? ResponseBody { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A request that died frees its key then.</summary>
    public required DateTimeOffset LeaseUntil { get; set; }
}
