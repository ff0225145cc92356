using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>A fraud desk whose band is part of the story: one for each check, the last for all after it.</summary>
internal sealed class FraudDeskSays(params FraudBand[] bands) : IFraudDesk
{
    private int _checks;

    public Task<FraudCheckRecord> Check(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset now)
    {
        FraudBand band = bands[Math.Min(_checks++, bands.Length - 1)];
        return Task.FromResult(new FraudCheckRecord
        {
            ClaimId = claim.Id,
            Score = band == FraudBand.Clear ? 0 : policy.Fraud.ReviewFrom,
            Band = band,
            Rules = "[]",
            At = now,
        });
    }
}
