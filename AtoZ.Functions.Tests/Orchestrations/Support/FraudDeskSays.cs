using AtoZ.Functions.Data;
using AtoZ.Functions.Fraud;
using AtoZ.Functions.Policy;

namespace AtoZ.Functions.Tests.Orchestrations.Support;

/// <summary>A fraud desk whose band is part of the story.</summary>
internal sealed class FraudDeskSays(string band) : IFraudDesk
{
    public Task<FraudCheckRecord> Check(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset now) => Task.FromResult(new FraudCheckRecord
    {
        ClaimId = claim.Id,
        Score = band == "clear" ? 0 : policy.Fraud.ReviewFrom,
        Band = band,
        Rules = "[]",
        At = now,
    });
}
