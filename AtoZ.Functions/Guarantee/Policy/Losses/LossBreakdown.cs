using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Losses;

/// <summary>What a loss comes to, shown before it is claimed. Minor units of the claim's currency.</summary>
/// <param name="Lines">Each line with what wear and its cap took off.</param>
/// <param name="InsurerMinor">What an insurer paid already.</param>
/// <param name="CappedMinor">What the cap of the whole claim took off.</param>
/// <param name="TotalMinor">What is claimed.</param>
internal sealed record LossBreakdown(IReadOnlyList<LossLine> Lines, long InsurerMinor, long CappedMinor, long TotalMinor);

/// <summary>One line: <c>Asked - Depreciation - Capped = Claimed</c>.</summary>
internal sealed record LossLine(NewLoss Loss, long DepreciationMinor, long CappedMinor, long ClaimedMinor);
