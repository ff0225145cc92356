using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Turns to the seller's insurer when a certificate on file covered the notice of the claim, however late it was proved. What the
/// insurer pays is recorded by the backend or the recovery desk.
/// </summary>
internal sealed class AskInsurer(CaseStore cases)
{
    [Function(nameof(AskInsurer))]
    public Task<DebtStanding> Run([ActivityTrigger] DebtId id) => cases.ChangeByDebt(id, async (open, debt) =>
    {
        if (debt is { ClosedAt: null, InsurerAskedAt: null } && await Insurance.Insurer(open) is { } certificate)
        {
            debt.InsurerAskedAt = open.Now;
            await open.Note(
                $"insurer/{id}",
                Party.System,
                TimelineKind.RecoveryAttempted,
                Audience.Seller,
                (Names.Method, RecoveryMethods.Insurer),
                (Names.Outstanding, debt.Outstanding.ToString()),
                (Names.Message, $"{certificate.Insurer}, {certificate.Id}"));
        }

        await DebtArrangements.Follow(open, debt);
        return await DebtFacts.Standing(open, debt);
    });
}
