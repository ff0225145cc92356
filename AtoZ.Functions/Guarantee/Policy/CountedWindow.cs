namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>A party's time that is no stage, by the calendar or in business time. Rule TIME-01.</summary>
/// <param name="Until">When it is over.</param>
/// <param name="RestDaysOf">Whose rest days do not count: a country, empty when it is not known; null where all days count.</param>
internal sealed record CountedWindow(DateTimeOffset Until, string? RestDaysOf)
{
    /// <summary>A seller's time after a buyer wrote: 48 hours (the pack has the number). Rule ELIG-06.</summary>
    /// <param name="written">When the buyer wrote.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="seller">The seller's days.</param>
    public static CountedWindow AfterContact(DateTimeOffset written, PolicyPack policy, BusinessCalendar seller) =>
        From(written, policy.Eligibility.SellerContactBeforeClaim, policy.BusinessTime.CountsInquiries ? seller : null);

    /// <summary>A side's time to answer what the other brought late. Rule EVID-06.</summary>
    /// <param name="brought">When it was brought.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="side">The days of the side that answers.</param>
    public static CountedWindow ToReply(DateTimeOffset brought, PolicyPack policy, BusinessCalendar side) =>
        From(brought, policy.Evidence.LateReplyWindow, policy.BusinessTime.CountsLateReplies ? side : null);

    private static CountedWindow From(DateTimeOffset begin, TimeSpan window, BusinessCalendar? restDays) => restDays is null
        ? new CountedWindow(begin + window, null)
        : new CountedWindow(BusinessTime.End(begin, window, restDays), restDays.Country ?? "");
}
