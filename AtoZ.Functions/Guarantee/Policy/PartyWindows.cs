using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>When the windows of a claim's parties end: by the calendar, or in business time where the policy says so. Rule TIME-01.</summary>
/// <param name="Policy">The claim's policy.</param>
/// <param name="Buyer">The buyer's days.</param>
/// <param name="Seller">The seller's days.</param>
internal sealed record PartyWindows(PolicyPack Policy, BusinessCalendar Buyer, BusinessCalendar Seller)
{
    /// <summary>The days that do not count in a stage; null where all do.</summary>
    public BusinessCalendar? CalendarOf(StageKind stage, Party party) => this.Policy.BusinessTime.Counts(stage) ? Of(party) : null;

    /// <summary>When a window ends.</summary>
    /// <param name="stage">Of which stage.</param>
    /// <param name="party">Who is waited for.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="window">How long it is.</param>
    public DateTimeOffset End(StageKind stage, Party party, DateTimeOffset from, TimeSpan window) =>
        this.CalendarOf(stage, party) is { } calendar ? BusinessTime.End(from, window, calendar) : from + window;

    /// <summary>The time of a side to answer what the other brought late.</summary>
    /// <param name="party">The side that answers.</param>
    /// <param name="brought">When it was brought.</param>
    public CountedWindow ToReply(Party party, DateTimeOffset brought) => CountedWindow.ToReply(brought, this.Policy, Of(party));

    private BusinessCalendar Of(Party party) => party == Party.Seller ? this.Seller : this.Buyer;
}
