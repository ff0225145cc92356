using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Records.Reasons;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Asks the policy how many people must approve a payout (PROCESS §8).</summary>
public sealed class DecidePayout(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(DecidePayout))]
    public Task<int> Run([ActivityTrigger] PayoutQuestion question) => cases.Change(question.ClaimId, async open =>
    {
        open.SystemTurn(ClaimStatus.Paying);
        await open.Decide(
            DecisionKind.Payout, $"payout/{question.AmountMinor}/{open.Claim.ClosedAt?.ToUnixTimeSeconds()}", Audience.Staff, new PayoutFacts(question.AmountMinor, open.Claim.Currency));
        return Payouts.ApproversNeeded(open.Money(question.AmountMinor), open.Policy.Payouts);
    });
}
