using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Writes the end of a claim into its row, into the seller's record and on the timeline.</summary>
internal static class ClaimEnding
{
    // An offer that was accepted is a settlement, and what the marketplace bears is not the seller's doing.
    private static bool Counts(ClaimOutcome outcome) => outcome is ClaimOutcome.PaidBySeller or ClaimOutcome.PaidByMarketplace;

    // The buyer refused the parcel and it went back: paid, and the seller is not to blame (PROCESS §5).
    private static Task<bool> IsRefusedParcel(AtoZDb db, ClaimId claim) =>
        db.Timeline.AnyAsync(t => t.ClaimId == claim && t.Kind == TimelineKind.ParcelRefused);

    public static async Task Write(OpenedCase open, ClaimClosing closing)
    {
        ClaimRecord claim = open.Claim;
        await Count(open, Counts(closing.Outcome) && !await IsRefusedParcel(open.Db, claim.Id), closing.Occasion);
        claim.Outcome = closing.Outcome;
        claim.ClosedAt ??= open.Now;
        foreach (ClaimLineRecord line in await open.Db.LinesOf(claim.Id))
        {
            line.ClosedAt = claim.ClosedAt;
        }

        claim.Status = ClaimStatus.Closed;
        open.Turn(ClaimStatus.Closed, Party.None, null);
        await EndRequests(open);
        string? amount = closing.AmountMinor > 0 ? open.Money(closing.AmountMinor).ToString() : null;
        await Decided(open, closing.Occasion, closing.Outcome, closing.AmountMinor, reversed: false);
        await open.Note(
            $"closed/{closing.Occasion}",
            Party.System,
            TimelineKind.Closed,
            Audience.Both,
            (Names.Outcome, closing.Outcome.ToString()),
            (Names.Amount, amount),
            (Names.Reasons, closing.Reasons));
    }

    // What was asked for can change nothing any more.
    private static async Task EndRequests(OpenedCase open)
    {
        foreach (EvidenceRequestRecord request in await open.Db.EvidenceRequests.Where(r => r.ClaimId == open.Claim.Id && r.EndedAt == null).ToListAsync())
        {
            request.EndedAt = open.Now;
        }

        foreach (StageRecord stage in await open.Db.Stages.Where(s => s.ClaimId == open.Claim.Id && s.Kind == StageKind.EvidenceRequest && s.ClosedAt == null).ToListAsync())
        {
            StageClosing.Close(stage, await open.Db.Commands.Where(c => c.StageKey == stage.Key).ToListAsync(), open.Now);
        }
    }

    /// <summary>Puts the outcome on record with what led to it.</summary>
    public static async Task Decided(OpenedCase open, string occasion, ClaimOutcome outcome, long amountMinor, bool reversed) => await open.Decide(
        DecisionKind.Outcome,
        $"outcome/{occasion}",
        Audience.Both,
        await OutcomeFactsReader.Read(open.Db, open.Claim, open.Policy.Payouts, amountMinor, reversed),
        outcome.ToString());

    /// <summary>Counts a claim against its seller, or no longer; the seller reads when that moves where the order defect rate stands.</summary>
    public static async Task Count(OpenedCase open, bool counts, string occasion)
    {
        if (open.Claim.CountsAgainstSeller == counts)
        {
            return;
        }

        await SellerStanding.Note(open, counts, occasion);
        open.Claim.CountsAgainstSeller = counts;
        if (await open.Db.Sellers.FindAsync(open.Claim.SellerId) is { } seller)
        {
            seller.ClaimsCounted += counts ? 1 : -1;
        }
    }
}
