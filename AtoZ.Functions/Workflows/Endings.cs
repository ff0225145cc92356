using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Workflows;

/// <summary>Commands that end a claim in whatever stage they come: the buyer's withdrawal, and facts that decide (PROCESS §5).</summary>
internal static class Endings
{
    /// <summary>What a command decides wherever it comes.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="command">The command that ended a stage; null when none did.</param>
    /// <param name="reviews">How many reviews the claim had.</param>
    /// <returns>Null when it depends on the stage.</returns>
    public static Decision? Of(ClaimTerms claim, CommandKind? command, int reviews = 0) => command switch
    {
        CommandKind.BuyerWithdraws => new Decision(Verdict.Withdrawn, Reviews: reviews),
        CommandKind.MadeGoodElsewhere => new Decision(Verdict.MadeGoodElsewhere, Reviews: reviews),

        // As if contested and lost: what a review would find is known.
        CommandKind.ParcelLost => new Decision(Verdict.MarketplacePays, claim.AmountMinor, Reviews: reviews),
        _ => null,
    };
}
