using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>Tells the buyer that the claim was received, with the link to follow it.</summary>
internal sealed class ConfirmReceipt(CaseMail mail) : ITells<ClaimId>
{
    [Function(nameof(ConfirmReceipt))]
    public Task Run([ActivityTrigger] ClaimId claim) => mail.ToParty(claim, Party.Buyer, MailPurpose.ClaimReceived, "1", new Dictionary<string, string>());
}
