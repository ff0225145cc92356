namespace AtoZ.Functions.Data;

/// <summary>
/// Marks in the store that only a clock that was wrong can have set. Instances differ by less than the tolerance.
/// </summary>
internal static class WrongClock
{
    /// <summary>How far two clocks that are right may differ.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether something is said to have happened that is still to come.</summary>
    public static bool HasSet(DateTimeOffset happened, DateTimeOffset now) => happened > now + Tolerance;
}
