using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Losses;

namespace AtoZ.Functions.Edge.Api.Views;

/// <summary>A line of a loss in JSON: asked, less wear, less its cap, is what is claimed. Minor units of the claim's currency.</summary>
internal sealed record LossView(
    int Number, LossKind Kind, string Description, long AskedMinor, long DepreciationMinor, long CappedMinor, long ClaimedMinor, string? Category, DateTimeOffset? BoughtAt, IReadOnlyList<string> Proofs)
{
    /// <summary>A line that was filed.</summary>
    public static LossView Of(LossLineRecord line)
    {
        return new LossView(
            line.Number, line.Kind, line.Description, line.AskedMinor, line.DepreciationMinor, line.CappedMinor, line.ClaimedMinor, line.Category, line.BoughtAt, line.Proofs.Split(','));
    }

    /// <summary>A line on its way in.</summary>
    public static LossView Of(LossLine line, int number)
    {
        NewLoss loss = line.Loss;
        return new LossView(
            number, loss.Kind, loss.Description, loss.AmountMinor, line.DepreciationMinor, line.CappedMinor, line.ClaimedMinor, loss.Category, loss.BoughtAt, loss.Proofs);
    }
}

/// <summary>What the lines of a loss come to, before it is claimed.</summary>
/// <param name="Lines">Each line.</param>
/// <param name="InsurerMinor">What an insurer paid, taken off.</param>
/// <param name="CappedMinor">What the cap of the whole claim takes off.</param>
/// <param name="TotalMinor">What would be claimed.</param>
internal sealed record LossesShown(IReadOnlyList<LossView> Lines, long InsurerMinor, long CappedMinor, long TotalMinor)
{
    /// <summary>A breakdown; null for none.</summary>
    public static LossesShown? Of(LossBreakdown? losses) =>
        losses is null ? null : new LossesShown([.. losses.Lines.Select((line, i) => LossView.Of(line, i + 1))], losses.InsurerMinor, losses.CappedMinor, losses.TotalMinor);
}
