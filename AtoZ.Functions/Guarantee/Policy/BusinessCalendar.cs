namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The days of a party on which nobody works: Saturday and Sunday, the public holidays of its country, and what the policy says beside.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null when it is not known, then weekends alone do not count.</param>
/// <param name="Zone">Whose midnight begins a day.</param>
/// <param name="Terms">What the policy says of single days.</param>
internal sealed record BusinessCalendar(string? Country, TimeZoneInfo Zone, Terms.BusinessTimeTerms Terms)
{
    /// <summary>Whether a day does not count.</summary>
    public bool IsRestDay(DateOnly day)
    {
        bool rests = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || this.Has(this.Terms.Closed, day) || Holidays.IsHoliday(this.Country, day);
        return rests && !this.Has(this.Terms.Opened, day);
    }

    /// <summary>The day that clocks show at a moment.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, this.Zone).DateTime);

    /// <summary>When a day begins: with the first moment that there is where clocks skip midnight, with the first midnight where it comes twice.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        TimeSpan offset = this.Zone.IsInvalidTime(midnight) ? this.Zone.GetUtcOffset(midnight.AddTicks(-1))
            : this.Zone.IsAmbiguousTime(midnight) ? this.Zone.GetAmbiguousTimeOffsets(midnight).Max()
            : this.Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }

    private bool Has(IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> days, DateOnly day) =>
        this.Country is not null && days.TryGetValue(this.Country, out IReadOnlySet<DateOnly>? listed) && listed.Contains(day);
}
