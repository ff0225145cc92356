using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records.Reasons;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Asks the policy how many people must approve a payout of what is missing by now (PROCESS §8).</summary>
internal sealed class DecidePayout(CaseStore cases)
{
    [Function(nameof(DecidePayout))]
    public Task<PayoutAllowance> Run([ActivityTrigger] PayoutQuestion question) => cases.Change(question.ClaimId, async open =>
    {
        Money amount = Money.Min(open.Money(question.AmountMinor), await WhatIsMissing.Of(open.Db, open.Claim));
        open.SystemTurn(ClaimStatus.Paying);
        await open.Decide(
            DecisionKind.Payout, $"payout/{question.AmountMinor}/{open.Claim.ClosedAt?.ToUnixTimeSeconds()}", Audience.Staff, new PayoutFacts(amount.MinorUnits, open.Claim.Currency));
        return new PayoutAllowance(Payouts.ApproversNeeded(amount, open.Policy.Payouts), amount.MinorUnits);
    });
}
