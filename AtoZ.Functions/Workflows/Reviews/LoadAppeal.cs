using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>An appeal as its orchestration begins with it.</summary>
/// <param name="Claim">What it needs to know of the claim.</param>
/// <param name="Origin">Who appealed.</param>
internal sealed record BegunAppeal(ClaimTerms Claim, AppealOrigin Origin);

/// <summary>Reads what the orchestration of an appeal needs to know.</summary>
internal sealed class LoadAppeal(CaseStore cases)
{
    [Function(nameof(LoadAppeal))]
    public Task<BegunAppeal> Run([ActivityTrigger] AppealStart appeal) => cases.Read(appeal.ClaimId, async open => new BegunAppeal(
        await Terms(open),
        await open.Db.Appeals.Where(a => a.ClaimId == appeal.ClaimId && a.Number == appeal.Number).Select(a => a.Origin).SingleAsync()));

    // Where a return was agreed on, a buyer who wins gets what was agreed on for it.
    private static async Task<ClaimTerms> Terms(OpenedCase open)
    {
        ClaimTerms terms = ClaimTerms.Of(open.Claim, (await open.Db.LinesOf(open.Claim.Id)).Count, open.Policy);
        return await open.Db.Returns.FindAsync(open.Claim.Id) is { } agreed ? terms with { AmountMinor = agreed.AmountMinor } : terms;
    }
}
