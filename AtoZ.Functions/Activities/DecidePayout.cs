using AtoZ.Functions.Claims;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Policy;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Asks the policy how many people must approve a payout (PROCESS §8).</summary>
public sealed class DecidePayout(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(DecidePayout))]
    public Task<int> Run([ActivityTrigger] PayoutQuestion question) => cases.Change(question.ClaimId, open =>
    {
        open.SystemTurn(ClaimStatus.Paying);
        return Task.FromResult(Payouts.ApproversNeeded(open.Money(question.AmountMinor), open.Policy.Payouts));
    });
}
