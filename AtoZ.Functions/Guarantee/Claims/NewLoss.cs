namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>One line of a loss on its way in.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Description">What was lost, in the buyer's words.</param>
/// <param name="AmountMinor">What is asked for, minor units of the claim's currency.</param>
/// <param name="Proofs">Ids of files that prove it; they are among the claim's evidence.</param>
/// <param name="Category">Of damaged property, for its useful life; null elsewhere.</param>
/// <param name="BoughtAt">When damaged property was bought; null elsewhere.</param>
internal sealed record NewLoss(LossKind Kind, string Description, long AmountMinor, IReadOnlyList<string> Proofs, string? Category = null, DateTimeOffset? BoughtAt = null);
