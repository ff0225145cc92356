using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>A claim as its orchestration begins with it.</summary>
/// <param name="Terms">What it needs to know of it.</param>
/// <param name="Told">Whether the buyer was told that the claim was received.</param>
internal sealed record BegunClaim(ClaimTerms Terms, bool Told);

/// <summary>Reads what an orchestration needs to know of its claim, and tells the buyer that it was received.</summary>
internal sealed class BeginClaim(CaseStore cases, Telling telling)
{
    [Function(nameof(BeginClaim))]
    public async Task<BegunClaim> Run([ActivityTrigger] ClaimId claim)
    {
        ClaimTerms terms = await cases.Read(claim, async open => ClaimTerms.Of(open.Claim, (await open.Db.LinesOf(claim)).Count, open.Policy));
        return new BegunClaim(terms, await telling.Try(nameof(ConfirmReceipt), claim));
    }
}
