using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Reasons;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Checks claims by the rules of their policy.</summary>
internal sealed class FraudDesk : IFraudDesk
{
    /// <summary>The findings of a kept check.</summary>
    public static IReadOnlyList<FraudFinding> Findings(FraudCheckRecord check) =>
        JsonSerializer.Deserialize<List<FraudFinding>>(check.Rules, JsonSerializerOptions.Web)!;

    /// <inheritdoc/>
    public async Task<FraudCheckRecord> Check(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset now)
    {
        FraudFacts facts = await FraudFactsReader.Read(db, claim, policy);
        HashSet<string> snoozed = await Snoozes.Of(db, claim, now);
        FraudAssessment assessment = FraudCheck.Run(facts, policy.Fraud, snoozed);
        return new FraudCheckRecord
        {
            ClaimId = claim.Id,
            Score = assessment.Score,
            Band = assessment.Band,
            Rules = JsonSerializer.Serialize(assessment.Findings, JsonSerializerOptions.Web),
            Facts = JsonSerializer.Serialize(new FraudCheckFacts(facts, [.. snoozed.Order(StringComparer.Ordinal)]), RecordJson.Options),
            At = now,
        };
    }

}
