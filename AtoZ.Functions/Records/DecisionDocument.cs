using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Records;

/// <summary>
/// What is signed of a decision. The body names the SHA-256 of each part; parts can be left out for a reader who may not see them, and
/// the signature still holds.
/// </summary>
public sealed record DecisionBody(
    string Schema,
    string Id,
    string Key,
    DecisionKind Kind,
    string Subject,
    DateTimeOffset At,
    string Outcome,
    string Policy,
    string? PolicySha256,
    PolicyScope Scope,
    string Workflow,
    string KeyId,
    IReadOnlyList<EvidenceHash> Evidence,
    IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>The schema that is written now.</summary>
    public const string Version = "atoz-decision/1";
}

/// <summary>A file that was in evidence, by the SHA-256 of its original.</summary>
public sealed record EvidenceHash(string Id, Party Party, string Sha256);

/// <summary>A part of a decision: <c>facts</c>, <c>reasoning</c>, <c>decider</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Audience">Who may read it, besides staff.</param>
/// <param name="Text">Canonical JSON of an object with a salt and the content; its SHA-256 stands in the body.</param>
public sealed record DecisionPart(string Name, Audience Audience, string Text)
{
    /// <summary>How a decision follows from its facts.</summary>
    public const string Facts = "facts";

    /// <summary>Rules met and unmet, and what would have changed it.</summary>
    public const string Reasoning = "reasoning";

    /// <summary>Who decided.</summary>
    public const string Decider = "decider";

    /// <summary>The content without its salt.</summary>
    public JsonNode? Content() => JsonNode.Parse(this.Text)?["content"];
}

/// <summary>A decision as it is handed out: signed body, the parts that the reader may see, signature.</summary>
public sealed record SignedDecision(string Schema, string Body, IReadOnlyList<DecisionPart> Parts, string Sha256, string KeyId, string Signature)
{
    /// <summary>The decision as a reader may see it; null when it is not for this reader at all.</summary>
    internal static SignedDecision? For(DecisionRecord record, Party viewer)
    {
        if (!record.Audience.Holds(viewer))
        {
            return null;
        }

        DecisionPart[] parts = System.Text.Json.JsonSerializer.Deserialize<DecisionPart[]>(record.Parts, RecordJson.Options)!;
        return new SignedDecision(
            DecisionBody.Version, record.Body, [.. parts.Where(p => p.Audience.Holds(viewer))], record.Sha256, record.KeyId, record.Signature);
    }
}
