namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>When a party is reminded of a window that ends (PROCESS §5). Rule SELLER-02.</summary>
internal static class Reminders
{
    /// <summary>The moments to remind at, earliest first. One that would come before the window opened, or with it, is left out.</summary>
    public static IReadOnlyList<DateTimeOffset> At(DateTimeOffset openedAt, DateTimeOffset deadline, IReadOnlyList<TimeSpan> beforeEnd) =>
        [.. beforeEnd.Select(before => deadline - before).Where(at => at > openedAt && at < deadline).Distinct().Order()];
}
