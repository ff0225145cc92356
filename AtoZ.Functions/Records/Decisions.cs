using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records.Reasons;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records;

/// <summary>Puts decisions on record: reasoned, signed, and in the chain of their claim, all in the caller's transaction (PROCESS §12).</summary>
internal sealed class Decisions(RecordKeys keys, Timeline timeline, IPolicyLibrary policies, TimeProvider clock)
{
    private const int SaltBytes = 16;

    /// <summary>Records a decision once per claim and key.</summary>
    public async Task Record(AtoZDb db, DecisionDraft draft)
    {
        if (db.Decisions.Local.Any(d => d.ClaimId == draft.ClaimId && d.Key == draft.Key)
            || (draft.ClaimId is { } claim && await db.Decisions.AnyAsync(d => d.ClaimId == claim && d.Key == draft.Key)))
        {
            return;
        }

        DecisionRecord record = Sign(draft, await Evidence(db, draft.ClaimId));
        db.Decisions.Add(record);
        if (draft.ClaimId is { } id)
        {
            Dictionary<string, string> facts = new(StringComparer.Ordinal)
            {
                ["decision"] = draft.Kind.ToString(),
                ["id"] = record.Id,
                ["sha256"] = record.Sha256,
            };
            await timeline.Append(db, id, $"decided/{draft.Key}", draft.By, TimelineKind.Decided, draft.Audience, facts);
        }
    }

    private static async Task<List<EvidenceHash>> Evidence(AtoZDb db, ClaimId? claim)
    {
        if (claim is null)
        {
            return [];
        }

        List<EvidenceRecord> files = await db.Evidence.AsNoTracking().Where(e => e.ClaimId == claim).ToListAsync();

        // Filing takes files over in this very transaction.
        IEnumerable<EvidenceRecord> taken = db.Evidence.Local.Where(e => e.ClaimId == claim);
        return [.. files.Concat(taken).DistinctBy(e => e.Id).OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => new EvidenceHash(e.Id, e.Party, e.Sha256))];
    }

    private DecisionRecord Sign(DecisionDraft draft, List<EvidenceHash> evidence)
    {
        DateTimeOffset now = RecordJson.Whole(clock.GetUtcNow());
        JsonNode facts = JsonSerializer.SerializeToNode(draft.Facts, draft.Facts.GetType(), RecordJson.Options)!;
        Reasoning reasoning = Reasoner.Of(draft.Kind, facts, policies.Get(draft.PolicyVersion, draft.Scope));
        string id = "dec_" + Guid.CreateVersion7(now).ToString("N");
        DecisionPart[] parts =
        [
            Part(DecisionPart.Facts, draft.Audience, facts),
            Part(DecisionPart.Reasoning, draft.Audience, JsonSerializer.SerializeToNode(reasoning, RecordJson.Options)!),
            Part(DecisionPart.Decider, Audience.Staff, new JsonObject { ["party"] = draft.By.ToString(), ["actor"] = draft.Actor }),
        ];
        string body = CanonicalJson.Text(new DecisionBody(
            DecisionBody.Version, id, draft.Key, draft.Kind, draft.Subject, now, draft.Outcome ?? reasoning.Outcome, draft.PolicyVersion, policies.Whole(draft.PolicyVersion).Sha256(), draft.Scope,
            Workflow.Version, keys.Public.Kid, evidence, parts.ToDictionary(p => p.Name, p => CanonicalJson.Sha256(p.Text), StringComparer.Ordinal)));
        return new DecisionRecord
        {
            Id = id,
            ClaimId = draft.ClaimId,
            Key = draft.ClaimId is null ? id : draft.Key,
            Kind = draft.Kind,
            Audience = draft.Audience,
            At = now,
            Body = body,
            Parts = JsonSerializer.Serialize(parts, RecordJson.Options),
            Sha256 = CanonicalJson.Sha256(body),
            KeyId = keys.Public.Kid,
            Signature = keys.Sign(body),
        };
    }

    private static DecisionPart Part(string name, Audience audience, JsonNode content) => new(name, audience, CanonicalJson.Text(new JsonObject
    {
        ["content"] = content,
        ["salt"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes)),
    }));
}
