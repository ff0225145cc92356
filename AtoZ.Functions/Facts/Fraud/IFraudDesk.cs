using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>The marketplace's own fraud detection (PROCESS §4).</summary>
internal interface IFraudDesk
{
    /// <summary>Gathers the facts of a claim and runs every rule on them. Reads only: the caller keeps the result.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="policy">Its policy: weights, thresholds, bands.</param>
    /// <param name="now">The moment of the check.</param>
    Task<FraudCheckRecord> Check(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset now);
}
