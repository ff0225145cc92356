using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>Keeps a return that was agreed on, with who bears its cost.</summary>
internal sealed class BeginReturn(CaseStore cases)
{
    /// <returns>Its first step.</returns>
    [Function(nameof(BeginReturn))]
    public Task<ReturnStanding> Run([ActivityTrigger] ReturnStart start) => cases.Change(start.Claim.ClaimId, async open =>
    {
        ReturnRecord? known = await open.Db.Returns.FindAsync(start.Claim.ClaimId);
        Party bearer = known?.Bearer ?? Guarantee.Policy.Returns.Bearer(open.Claim.Kind, open.Policy.Returns);
        if (known is null)
        {
            open.Db.Returns.Add(new ReturnRecord
            {
                ClaimId = start.Claim.ClaimId,
                Round = start.Round,
                AmountMinor = start.Claim.AmountMinor,
                Bearer = bearer,
                AgreedAt = open.Now,
                CameBackBeforeMinor = (await WhatIsMissing.CameBackOfAgreed(open.Db, open.Claim)).MinorUnits,
                State = bearer == Party.Seller ? ReturnState.Asked : ReturnState.ToPost,
            });
        }

        return new ReturnStanding(Guarantee.Policy.Returns.First(bearer));
    });
}
