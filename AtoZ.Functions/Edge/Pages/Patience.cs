namespace AtoZ.Functions.Edge.Pages;

/// <summary>How long a page waits for the process to follow an act before it says that it takes a moment.</summary>
/// <param name="longest">By the real clock: a person at a screen waits by it, whatever the case's clock says.</param>
internal sealed class Patience(TimeSpan longest)
{
    // A look reads the whole case: the first ones find nearly every act done, so the others may be rare.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>As long as a person hardly notices.</summary>
    public static Patience OfAPerson { get; } = new(TimeSpan.FromSeconds(2));

    /// <summary>Waits for the process.</summary>
    /// <param name="read">Reads what is to be shown.</param>
    /// <param name="underway">Whether it is under way.</param>
    /// <param name="cancellationToken">Who waits has left.</param>
    /// <returns>What was read last.</returns>
    public async Task<T> Settled<T>(Func<Task<T>> read, Func<T, bool> underway, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        TimeSpan pause = FirstPause;
        T seen = await read();
        while (underway(seen) && TimeProvider.System.GetElapsedTime(begun) < longest)
        {
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            seen = await read();
        }

        return seen;
    }
}
