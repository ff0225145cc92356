using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>How the buyer of a claim wants to get its money; without a row it goes back the way the order was paid.</summary>
internal sealed class RefundChoiceRecord
{
    public required ClaimId ClaimId { get; init; }

    public required RefundMeans Means { get; set; }

    public required DateTimeOffset ChosenAt { get; set; }

    /// <summary>How often it was chosen; each has its entry on the timeline.</summary>
    public int Number { get; set; }
}
