using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>A decision as it was signed (PROCESS §12). Written once, never changed.</summary>
internal sealed class DecisionRecord
{
    /// <summary>Such as <c>dec_01hx…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Null for the refusal of a claim that was never filed.</summary>
    public required ClaimId? ClaimId { get; init; }

    /// <summary>Unique per claim: a repeated activity finds the decision it took.</summary>
    public required string Key { get; init; }

    public required DecisionKind Kind { get; init; }

    /// <summary>Who may read it, besides staff.</summary>
    public required Audience Audience { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What was signed, in canonical JSON; it names the SHA-256 of each part.</summary>
    public required string Body { get; init; }

    /// <summary>The parts as a JSON array, each with a salt and who may read it, so that one can be left out and the signature still holds.</summary>
    public required string Parts { get; init; }

    /// <summary>SHA-256 of the body, hex; the timeline's entry of the decision has it too.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Which key signed.</summary>
    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 over the body, r and s, base64url.</summary>
    public required string Signature { get; init; }
}

/// <summary>What a decision is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    /// <summary>May the claim be filed (PROCESS §2).</summary>
    Eligibility,

    /// <summary>Does a person have to look at it (PROCESS §4).</summary>
    FraudCheck,

    /// <summary>What a person, or the deadline, said of fraud (PROCESS §4).</summary>
    FraudVerdict,

    /// <summary>How a review ended (PROCESS §7).</summary>
    Review,

    /// <summary>How many people must approve the payout (PROCESS §8).</summary>
    Payout,

    /// <summary>What the approvers said (PROCESS §8).</summary>
    PayoutApproval,

    /// <summary>Which row of the table of outcomes the claim reached (PROCESS §6).</summary>
    Outcome,

    /// <summary>A debt was given up (PROCESS §9).</summary>
    WriteOff,
}

/// <summary>The public half of a key that signed records. Kept for ever, so that old records can be checked after a rotation.</summary>
internal sealed class RecordKeyRecord
{
    /// <summary>RFC 7638 thumbprint of the key.</summary>
    public required string Id { get; init; }

    /// <summary>JSON Web Key, public members alone.</summary>
    public required string Jwk { get; init; }

    public required DateTimeOffset FirstUsedAt { get; init; }
}
