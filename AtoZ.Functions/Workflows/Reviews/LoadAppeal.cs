using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Reads who appealed.</summary>
public sealed class LoadAppeal(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(LoadAppeal))]
    public Task<AppealOrigin> Run([ActivityTrigger] AppealStart appeal) => cases.Read(
        appeal.ClaimId, open => open.Db.Appeals.Where(a => a.ClaimId == appeal.ClaimId && a.Number == appeal.Number).Select(a => a.Origin).SingleAsync());
}
