using System.Text.Json;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records.Reasons;

namespace AtoZ.Functions.Records.Verify;

/// <summary>Checks a decision: its parts, its signature, and whether the rules lead from its facts to its outcome.</summary>
internal static class DecisionCheck
{
    /// <summary>The first thing that does not hold; null when all does.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="trusted">Public keys by name.</param>
    /// <param name="packs">The packs to decide by.</param>
    public static Finding? First(SignedDecision decision, IReadOnlyDictionary<string, PublicKey> trusted, PackShelf packs)
    {
        DecisionBody body = JsonSerializer.Deserialize<DecisionBody>(decision.Body, RecordJson.Options)!;
        string name = $"Decision {body.Id} ({body.Kind})";
        if (CanonicalJson.Sha256(decision.Body) != decision.Sha256)
        {
            return new Finding("DECISION_EDITED", $"{name} is not what was signed: its body does not have its hash.");
        }

        if (decision.Parts.FirstOrDefault(p => body.Parts.GetValueOrDefault(p.Name) != CanonicalJson.Sha256(p.Text)) is { } part)
        {
            return new Finding("DECISION_EDITED", $"{name}: the part '{part.Name}' is not what was signed.");
        }

        if (!trusted.TryGetValue(decision.KeyId, out PublicKey? key) || body.KeyId != decision.KeyId)
        {
            return new Finding("KEY_UNKNOWN", $"{name} is signed by the key {decision.KeyId}, which is not one of the marketplace's.");
        }

        if (!key.HasSigned(decision.Body, decision.Signature))
        {
            return new Finding("SIGNATURE_WRONG", $"{name}: the signature was not made by the key {decision.KeyId}.");
        }

        return RevokedCheck.First(key, body.At, name) ?? Recomputed(decision, body, name, packs);
    }

    /// <summary>Whether there is all that it takes to decide again: the facts, which not every reader may see, and the pack.</summary>
    public static bool CanBeRecomputed(SignedDecision decision, PackShelf packs)
    {
        DecisionBody body = JsonSerializer.Deserialize<DecisionBody>(decision.Body, RecordJson.Options)!;
        return HasFacts(decision) && packs.Find(body.Policy, body.PolicySha256).Pack is not null;
    }

    private static bool HasFacts(SignedDecision decision) =>
        decision.Parts.Any(p => p.Name == DecisionPart.Facts) && decision.Parts.Any(p => p.Name == DecisionPart.Reasoning);

    private static Finding? Recomputed(SignedDecision decision, DecisionBody body, string name, PackShelf packs)
    {
        (LoadedPack? pack, bool differs) = packs.Find(body.Policy, body.PolicySha256);
        if (differs)
        {
            return new Finding("POLICY_DIFFERS", $"{name} was taken by another policy {body.Policy} than the one that is here.");
        }

        // Without its pack a decision is still what was signed; only its outcome cannot be found again, and the report says so.
        if (pack is null || !HasFacts(decision))
        {
            return null;
        }

        PolicyPack policy = pack.For(body.Scope);
        Reasoning stored = Part(decision, DecisionPart.Reasoning).Deserialize<Reasoning>(RecordJson.Options)!;
        Reasoning again = Reasoner.Of(body.Kind, Part(decision, DecisionPart.Facts), policy);
        if (again.Outcome != body.Outcome)
        {
            return new Finding("DECISION_NOT_REPRODUCED", $"{name} says {body.Outcome}; its facts and policy {body.Policy} lead to {again.Outcome}.");
        }

        // A later program may know more rules; those that were looked at must still say the same.
        return stored.Rules.FirstOrDefault(r => !again.Rules.Any(a => a.Code == r.Code && a.Met == r.Met && a.Fact == r.Fact)) is { } rule
            ? new Finding("DECISION_NOT_REPRODUCED", $"{name}: rule {rule.Code} does not say again what it said.")
            : null;
    }

    private static System.Text.Json.Nodes.JsonNode Part(SignedDecision decision, string name) => decision.Parts.First(p => p.Name == name).Content()!;
}
