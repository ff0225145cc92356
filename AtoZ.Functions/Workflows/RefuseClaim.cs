using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>Refuses a claim, with the reasons that the buyer is shown (PROCESS §2, §6).</summary>
public sealed class RefuseClaim(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(RefuseClaim))]
    public Task Run([ActivityTrigger] ClaimClosing closing) => cases.Change(closing.ClaimId, async open =>
    {
        string? reasons = closing.Reasons ?? await RefusalReasons.OfFraud(open, closing.Outcome);
        open.Claim.RefusalReasons = reasons;
        await open.Note(
            $"refused/{closing.Occasion}",
            Party.System,
            TimelineKind.Refused,
            Audience.Both,
            (Names.Outcome, closing.Outcome.ToString()),
            (Names.Reasons, closing.Reasons));

        // What fraud rules found is about the buyer, and not for the seller to read.
        await ClaimEnding.Write(open, closing);
        if (reasons is not null && closing.Reasons is null)
        {
            await open.Note($"refused-because/{closing.Occasion}", Party.System, TimelineKind.FraudExplained, Audience.Buyer, (Names.Reasons, reasons));
        }
    });
}
