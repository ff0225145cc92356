using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>Closes a claim that was paid, settled or withdrawn.</summary>
public sealed class CloseClaim(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(CloseClaim))]
    public Task Run([ActivityTrigger] ClaimClosing closing) => cases.Change(closing.ClaimId, open =>
    {
        open.Claim.RefusalReasons = null;
        return ClaimEnding.Write(open, closing);
    });
}
