using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Closes a claim that was paid, settled or withdrawn, or refuses it, with the reasons that the buyer is shown (PROCESS §2, §6); both sides are told.
/// </summary>
internal sealed class CloseClaim(CaseStore cases, Telling telling)
{
    /// <returns>Whether both sides were told.</returns>
    [Function(nameof(CloseClaim))]
    public async Task<bool> Run([ActivityTrigger] ClaimClosing closing)
    {
        await cases.Change(closing.ClaimId, open => closing.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud
            ? Refuse(open, closing)
            : Close(open, closing));
        return await telling.Try(nameof(TellDecision), closing);
    }

    private static Task Close(OpenedCase open, ClaimClosing closing)
    {
        open.Claim.RefusalReasons = null;
        return ClaimEnding.Write(open, closing);
    }

    private static async Task Refuse(OpenedCase open, ClaimClosing closing)
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
    }
}
