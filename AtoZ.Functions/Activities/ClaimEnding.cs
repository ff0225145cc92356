using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Activities;

/// <summary>Writes the end of a claim into its row, into the seller's record and on the timeline.</summary>
internal static class ClaimEnding
{
    // An offer that was accepted is a settlement, and what the marketplace bears is not the seller's doing.
    private static bool Counts(ClaimOutcome outcome) => outcome is ClaimOutcome.PaidBySeller or ClaimOutcome.PaidByMarketplace;

    public static async Task Write(OpenCase open, ClaimClosing closing)
    {
        ClaimRecord claim = open.Claim;
        await Count(open, Counts(closing.Outcome));
        claim.Outcome = closing.Outcome;
        claim.ClosedAt ??= open.Now;
        claim.Status = ClaimStatus.Closed;
        open.Turn(ClaimStatus.Closed, Party.None, null);
        string? amount = closing.AmountMinor > 0 ? open.Money(closing.AmountMinor).ToString() : null;
        await open.Note(
            $"closed/{closing.Occasion}",
            Party.System,
            TimelineKind.Closed,
            Audience.Both,
            (Names.Outcome, closing.Outcome.ToString()),
            (Names.Amount, amount),
            (Names.Reasons, closing.Reasons));
    }

    public static async Task Count(OpenCase open, bool counts)
    {
        if (open.Claim.CountsAgainstSeller == counts)
        {
            return;
        }

        open.Claim.CountsAgainstSeller = counts;
        if (await open.Db.Sellers.FindAsync(open.Claim.SellerId) is { } seller)
        {
            seller.ClaimsCounted += counts ? 1 : -1;
        }
    }
}
