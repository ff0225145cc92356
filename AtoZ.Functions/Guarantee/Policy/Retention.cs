namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// How long files are kept (PROCESS §3). The clock starts with the last word in a claim: its decision, that of the last appeal, the end of the
/// last debt. While a claim, a review or a debt is open, or a hold is on it, nothing is erased.
/// Rule EVID-07.
/// </summary>
internal static class Retention
{
    /// <summary>From when the files of a claim may be erased; null while they must be kept.</summary>
    public static DateTimeOffset? ErasableFrom(
        IClaim claim, IReadOnlyList<IReview> appeals, IReadOnlyList<IDebt> debts, IReadOnlyList<ILegalHold> holds, PolicyPack policy)
    {
        if (claim.ClosedAt is not { } closed || appeals.Any(a => a.DecidedAt is null) || debts.Any(d => d.ClosedAt is null) || holds.Any(h => h.LiftedAt is null))
        {
            return null;
        }

        DateTimeOffset last = appeals.Select(a => a.DecidedAt!.Value).Concat(debts.Select(d => d.ClosedAt!.Value)).Append(closed).Max();
        return last + policy.Evidence.KeepAfterClosing;
    }

    /// <summary>When the files of a claim are erased at a party's own wish: when nobody can appeal any more. Null while they must be kept.</summary>
    public static DateTimeOffset? ErasableAtWishFrom(
        IClaim claim, IReadOnlyList<IReview> appeals, IReadOnlyList<IDebt> debts, IReadOnlyList<ILegalHold> holds, PolicyPack policy) =>
        ErasableFrom(claim, appeals, debts, holds, policy) is { } from ? from - policy.Evidence.KeepAfterClosing + policy.Appeals.AppealWindow : null;
}
