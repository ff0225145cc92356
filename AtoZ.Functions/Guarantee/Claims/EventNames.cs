namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>
/// Names of the events that wake an orchestration; unique per stage and round, so that a waiter that timed out cannot swallow a
/// later event. The payload of each is the id of a command, nothing else.
/// </summary>
internal static class EventNames
{
    /// <summary>One round of a stage: <c>SellerAnswer/2</c>.</summary>
    public static string Of(StageKind stage, int round) => $"{stage}/{round}";

    /// <summary>A stage after the claim was worded anew: <c>SellerAnswer/1/2</c>.</summary>
    public static string Worded(string name, int wording) => $"{name}/{wording}";

    /// <summary>A stage once more, because whoever it waits for was never reached: <c>SellerAnswer/1/again</c>.</summary>
    public static string Again(string name) => $"{name}/again";

    /// <summary>One round of a seat in a review: <c>Vote/1/Independent/2</c>.</summary>
    public static string Vote(int review, Seat seat, int round) => $"{StageKind.Vote}/{review}/{seat}/{round}";

    /// <summary>A step that failed for good at a moment: <c>Parked/PayBuyer/1764147600</c>.</summary>
    public static string Parked(string activity, DateTimeOffset at) => $"{StageKind.Parked}/{activity}/{at.ToUnixTimeMilliseconds()}";

    /// <summary>Wakes an inquiry, whatever was said in it.</summary>
    public const string Inquiry = "Inquiry";

    /// <summary>Wakes the draft of a claim, whatever was done to it.</summary>
    public const string ClaimDraft = "ClaimDraft";

    /// <summary>Wakes a recovery, whatever happened to its debt.</summary>
    public static string Debt => Of(StageKind.DebtPayment, 1);
}
