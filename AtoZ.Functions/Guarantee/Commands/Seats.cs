using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>The seats of a review, and the party that each is for (PROCESS §7).</summary>
internal static class Seats
{
    /// <summary>The marketplace's own reviewer.</summary>
    public const string Marketplace = "Marketplace";

    /// <summary>The outside vote, by link, on a masked case.</summary>
    public const string Independent = "Independent";

    /// <summary>The senior adjudicator of a split.</summary>
    public const string Adjudicator = "Adjudicator";

    /// <summary>Whose a seat is.</summary>
    public static Party Of(string seat) => seat == Independent ? Party.Expert : Party.Reviewer;
}
