using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>One thing that a party is asked for.</summary>
/// <param name="Text">What exactly, in the words of who asks.</param>
/// <param name="Code">A requirement such as <c>EVID-ITEM</c>; null when it is none of them.</param>
internal sealed record RequestedItem(string Text, string? Code = null);

/// <summary>Whether staff may ask a party for more (PROCESS §3): once per stage, itemised, with a reason. Rule EVID-04.</summary>
internal static class EvidenceRequests
{
    private const int MostItems = 10;
    private const int LongestText = 1000;

    /// <summary>Who may be asked.</summary>
    public static IReadOnlyList<Party> Askable { get; } = [Party.Buyer, Party.Seller];

    /// <summary>What counts as one stage: a review is one, whatever its seats and rounds. Null where nothing is decided that more could change.</summary>
    public static string? Scope(IEnumerable<IStage> open) => open.FirstOrDefault(s => s.DebtId is null && Decides(s.Kind)) is { } stage
        ? stage.Kind == StageKind.Vote ? $"{stage.InstanceId}/{StageKind.Vote}" : stage.Key
        : null;

    /// <summary>Whether somebody of ours, or an expert, judges in a stage.</summary>
    public static bool Decides(StageKind kind) => kind is StageKind.ExpertOpinion or StageKind.FraudDecision or StageKind.Vote or StageKind.PayoutApproval;

    /// <summary>The new end of a stage in which somebody judges: the whole window again after the party's deadline; a review keeps its maximum age.</summary>
    public static DateTimeOffset JudgedUntil(IStage stage, DateTimeOffset until, PolicyPack policy, DateTimeOffset? reviewOpenedAt)
    {
        return stage.Kind switch
        {
            StageKind.ExpertOpinion => until + policy.Fraud.ExpertWindow,
            StageKind.FraudDecision => until + policy.Fraud.InvestigatorWindow,
            _ => LateEvidence.Extended(stage, stage.NextActor, until, policy, reviewOpenedAt),
        };
    }

    /// <summary>Checks a request.</summary>
    /// <param name="party">Who is asked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="items">For what.</param>
    /// <param name="claim">The claim.</param>
    /// <returns>Null when it may be sent.</returns>
    public static Refusal? Check(Party party, string reason, IReadOnlyList<RequestedItem> items, IClaim claim)
    {
        if (!Askable.Contains(party) || (party == Party.Seller && claim.FulfilledByMarketplace))
        {
            return new Refusal("PARTY_NOT_ASKED", 422, $"{party} is not asked for evidence in this claim.", "Ask the buyer, or the seller of an item that the seller shipped.", "/party");
        }

        if (!IsSentence(reason))
        {
            return new Refusal("REASON_REQUIRED", 422, "A reason is required.", "Say why it is needed, as the party will read it.", "/reason");
        }

        if (items.Count is 0 or > MostItems)
        {
            return new Refusal("ITEMS_COUNT", 422, $"A request has 1 to {MostItems} items; this one has {items.Count}.", "Put all that is needed into one list: a party is asked once.", "/items");
        }

        int wrong = items.ToList().FindIndex(i => !IsSentence(i.Text));
        return wrong >= 0
            ? new Refusal("ITEM_UNCLEAR", 422, $"An item is empty or longer than {LongestText} characters.", "Say what exactly the party is to send.", $"/items/{wrong}/text")
            : null;
    }

    private static bool IsSentence(string? text) => !VisibleText.IsMissing(text) && text.Trim().Length <= LongestText;
}
