using System.Globalization;
using AtoZ.Functions.Data;

namespace AtoZ.Local.Move;

/// <summary>A mark beside a store whose cases went on elsewhere: who starts it again by mistake would pay them a second time.</summary>
internal static class MovedAway
{
    private const string FileName = "moved-away.txt";

    /// <summary>Leaves the mark.</summary>
    /// <param name="cases">The store that was left.</param>
    /// <param name="to">Where its cases are now.</param>
    /// <param name="at">When.</param>
    /// <returns>Takes the mark back, where they did not go after all: then the store is marked as it was before.</returns>
    public static Action Mark(string cases, StoreSettings to, DateTimeOffset at)
    {
        string mark = At(cases);
        string? before = File.Exists(mark) ? File.ReadAllText(mark) : null;
        File.WriteAllText(mark, $"{to}, {at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}");
        return () =>
        {
            if (before is null)
            {
                File.Delete(mark);
                return;
            }

            File.WriteAllText(mark, before);
        };
    }

    /// <summary>Refuses a store with a mark.</summary>
    /// <exception cref="InvalidOperationException">It has one.</exception>
    public static void MustNotRunOn(StoreSettings store)
    {
        if (store.SqliteFile is { } cases && At(cases) is var mark && File.Exists(mark))
        {
            throw new InvalidOperationException(
                $"The cases of this store were exported to {File.ReadAllText(mark)}, and would be paid a second time from here. Start with '--Database=…' for that database; if the move was given up, delete {mark}.");
        }
    }

    private static string At(string cases) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(cases))!, FileName);
}
