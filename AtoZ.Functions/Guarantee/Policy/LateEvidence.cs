using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// Late evidence is taken, marked, and gives the other side time to answer it (PROCESS §3). What a side adds in the time that it was given,
/// or because it was asked, answers somebody and starts nothing new: so two sides cannot hold up a case for ever.
/// Rule EVID-06.
/// </summary>
internal static class LateEvidence
{
    /// <summary>Who must be given time because a party added something now; null when nobody.</summary>
    /// <param name="party">Who added it.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="open">Its open stages.</param>
    /// <param name="given">Times that were given before.</param>
    /// <param name="asked">Whether staff asked the party for it.</param>
    /// <param name="windows">The windows of the parties, by the policy.</param>
    /// <param name="now">The moment.</param>
    public static Party? TimeFor(
        Party party, IClaim claim, IReadOnlyList<IStage> open, IReadOnlyList<IReplyTime> given, bool asked, PartyWindows windows, DateTimeOffset now)
    {
        Party other = Sides.OtherThan(party);
        if (asked || Running(given, party, now) || given.Count(g => g.Party == other) >= windows.Policy.Evidence.LateReplies || (other == Party.Seller && claim.FulfilledByMarketplace))
        {
            return null;
        }

        bool judged = open.Any(s => s.Kind == StageKind.Vote);
        bool shortOfTime = open.Any(s => s.NextActor == other && s.Kind is StageKind.SellerAnswer or StageKind.OfferAnswer && s.Deadline < windows.ToReply(other, now).Until);
        return judged || shortOfTime ? other : null;
    }

    /// <summary>Whether a side is in a time that it was given.</summary>
    public static bool Running(IEnumerable<IReplyTime> given, Party party, DateTimeOffset now) => given.Any(g => g.Party == party && g.EndedAt is null && g.From <= now && now < g.Until);

    /// <summary>Until when nobody may judge, because a side still has time to answer; null when they may.</summary>
    public static DateTimeOffset? JudgedFrom(IEnumerable<IReplyTime> given, DateTimeOffset now) =>
        given.Where(g => g.EndedAt is null && g.From <= now && now < g.Until).Select(g => (DateTimeOffset?)g.Until).Max();

    /// <summary>The new end of a stage when a side is given time until a moment; judges get their whole window after it, but no review outlives its maximum age.</summary>
    public static DateTimeOffset Extended(IStage stage, Party party, DateTimeOffset until, PolicyPack policy, DateTimeOffset? reviewOpenedAt)
    {
        if (stage.Kind == StageKind.Vote)
        {
            DateTimeOffset oldest = (reviewOpenedAt ?? stage.OpenedAt) + policy.Appeals.MaximumAge;
            return Later(stage.Deadline, Earlier(until + policy.Appeals.VoteWindow, oldest));
        }

        return stage.NextActor == party && stage.Kind is StageKind.SellerAnswer or StageKind.OfferAnswer ? Later(stage.Deadline, until) : stage.Deadline;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
