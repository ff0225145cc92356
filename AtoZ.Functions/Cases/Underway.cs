using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Something that was done and that the process has yet to follow: what the store says of turn, deadline and acts is then no longer true, so no
/// page shows it (PROCESS §11). It takes a moment; a process that stands still is found by the sweep.
/// </summary>
/// <param name="Own">What the viewer did; null when it was somebody else, or the clock.</param>
public sealed record Underway(string? Own)
{
    /// <summary>What <see cref="Own"/> says of an appeal, which is no command.</summary>
    public const string Appeal = "Appeal";

    /// <summary>Whether something is under way in a case.</summary>
    /// <param name="claim">The case.</param>
    /// <param name="open">Its open stages.</param>
    /// <param name="given">All commands of the case.</param>
    /// <param name="appeals">Its reviews.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="policy">The case's policy.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Null when the store says what is so.</returns>
    public static Underway? Of(
        ClaimRecord claim,
        IReadOnlyList<StageRecord> open,
        IReadOnlyList<CommandRecord> given,
        IReadOnlyList<AppealRecord> appeals,
        Party viewer,
        PolicyPack policy,
        DateTimeOffset now)
    {
        StageRecord[] main = [.. open.Where(s => s.DebtId is null && !Stages.IsBeside(s.Kind))];
        if (given.FirstOrDefault(c => IsDue(c, open, now)) is { } command)
        {
            return new Underway(command.Party == viewer ? command.Kind.ToString() : null);
        }

        if (claim.IsOpen)
        {
            return Waits(claim.Status) && main.Length == 0 ? new Underway(LastOf(given, viewer)) : null;
        }

        return appeals is [.., var appeal] && main.Length == 0 && IsOfAppeal(appeal, claim, policy, now)
            ? new Underway(appeal.DecidedAt is null && AppealRights.OriginOf(viewer) == appeal.Origin ? Appeal : null)
            : null;
    }

    // An answer that can still be taken back, and a draft, wait for their time: nothing is under way.
    private static bool IsDue(CommandRecord command, IReadOnlyList<StageRecord> open, DateTimeOffset now) =>
        command.State == CommandState.Pending
        && command.EffectiveAt <= now
        && open.Any(s => string.Equals(s.Key, command.StageKey, StringComparison.Ordinal) && !Stages.IsBeside(s.Kind));

    // In the other states the system itself is at work, and the page says so.
    private static bool Waits(ClaimStatus status) => status is not (ClaimStatus.Checking or ClaimStatus.Paying or ClaimStatus.Closed);

    private static string? LastOf(IReadOnlyList<CommandRecord> given, Party viewer) =>
        given.Where(c => c.State == CommandState.Taken).MaxBy(c => c.GivenAt) is { } last && last.Party == viewer ? last.Kind.ToString() : null;

    // A review that is to open, or one whose result is on its way into the record.
    private static bool IsOfAppeal(AppealRecord appeal, ClaimRecord claim, PolicyPack policy, DateTimeOffset now) =>
        appeal.DecidedAt is not { } decided
            ? appeal.OpenedAt <= now
            : now < decided + policy.Sweeps.Grace && (appeal.Origin, appeal.ForBuyer) switch
            {
                (AppealOrigin.BuyerAppeals, true) => claim.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud,
                (AppealOrigin.SellerAppeals, false) => claim.Outcome != ClaimOutcome.BorneByMarketplace,
                _ => false,
            };
}
