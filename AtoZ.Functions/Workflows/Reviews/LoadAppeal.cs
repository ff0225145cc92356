using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>An appeal as its orchestration begins with it.</summary>
/// <param name="Claim">What it needs to know of the claim.</param>
/// <param name="Origin">Who appealed.</param>
/// <param name="JoinerWon">Of a review that was decided: the other side had joined, and something is to be done for it.</param>
internal sealed record BegunAppeal(ClaimTerms Claim, AppealOrigin Origin, bool JoinerWon = false);

/// <summary>Reads what the orchestration of an appeal needs to know, and once the review was decided whether whoever joined it won.</summary>
internal sealed class LoadAppeal(CaseStore cases)
{
    [Function(nameof(LoadAppeal))]
    public Task<BegunAppeal> Run([ActivityTrigger] AppealStart appeal) => cases.Read(appeal.ClaimId, async open =>
    {
        AppealRecord review = await open.Db.Appeals.SingleAsync(a => a.ClaimId == appeal.ClaimId && a.Number == appeal.Number);
        return new BegunAppeal(await Terms(open), review.Origin, await JoinerWon(open, review));
    });

    // A buyer who joined is owed the lines that the review upheld; for a seller who joined, what was paid falls away.
    internal static async Task<bool> JoinerWon(OpenedCase open, AppealRecord review) => (review.JoinedAt is not null, review.Origin, review.ForBuyer) switch
    {
        (true, AppealOrigin.SellerAppeals, true) => (await WhatIsMissing.ByLine(open.Db, open.Claim)).Any(l => l.Line.PaidMinor == 0 && l.Missing.MinorUnits > 0),
        (true, AppealOrigin.BuyerAppeals, false) => open.Claim is { Outcome: ClaimOutcome.PaidByMarketplace, PaidMinor: > 0 },
        _ => false,
    };

    // Where a return was agreed on, a buyer who wins gets what was agreed on for it.
    private static async Task<ClaimTerms> Terms(OpenedCase open)
    {
        ClaimTerms terms = ClaimTerms.Of(open.Claim, (await open.Db.LinesOf(open.Claim.Id)).Count, open.Policy);
        return await open.Db.Returns.FindAsync(open.Claim.Id) is { } agreed ? terms with { AmountMinor = agreed.AmountMinor } : terms;
    }
}
