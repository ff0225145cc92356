using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Gives a debt to a collection agency; payments still count.</summary>
internal sealed class HandToAgency(CaseStore cases)
{
    [Function(nameof(HandToAgency))]
    public Task<DebtStanding> Run([ActivityTrigger] DebtId id) => cases.ChangeByDebt(id, async (open, debt) =>
    {
        if (debt.State == DebtState.Open)
        {
            debt.State = DebtState.AtAgency;
            await DebtArrangements.Follow(open, debt);
            await open.Note(
                $"agency/{id}",
                Party.System,
                TimelineKind.RecoveryAttempted,
                Audience.Seller,
                (Names.Method, RecoveryMethods.Agency),
                (Names.Outstanding, debt.Outstanding.ToString()));
        }

        return await DebtFacts.Standing(open, debt);
    });
}
