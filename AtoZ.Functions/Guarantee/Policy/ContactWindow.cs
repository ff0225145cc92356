namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The time that a seller has whom a buyer has written to: 48 hours (the pack has the number), by the calendar or in business time. Rules ELIG-06, TIME-01.</summary>
/// <param name="Until">When it is over.</param>
/// <param name="RestDaysOf">Whose rest days do not count: a country, empty when it is not known; null where all days count.</param>
internal sealed record ContactWindow(DateTimeOffset Until, string? RestDaysOf)
{
    /// <summary>The window that begins with a message.</summary>
    /// <param name="written">When the buyer wrote.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="seller">The seller's days.</param>
    public static ContactWindow From(DateTimeOffset written, PolicyPack policy, BusinessCalendar seller)
    {
        TimeSpan window = policy.Eligibility.SellerContactBeforeClaim;
        return policy.BusinessTime.CountsInquiries
            ? new ContactWindow(BusinessTime.End(written, window, seller), seller.Country ?? "")
            : new ContactWindow(written + window, null);
    }
}
