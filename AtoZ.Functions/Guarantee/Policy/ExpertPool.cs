namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// The pool of independent experts (PROCESS §7): nobody is asked twice about the same claim, so who is reassigned is somebody else and nobody
/// fills two seats. Of the rest whoever has least to do is asked, and among those whoever was not asked for longest. Pure.
/// </summary>
internal static class ExpertPool
{
    /// <summary>Whom to ask.</summary>
    /// <param name="pool">The addresses, in the order of the settings.</param>
    /// <param name="barred">Who was asked about the claim before, or judged it as a member of staff.</param>
    /// <param name="work">What each has to do; who is not in it was never asked.</param>
    /// <returns>Null when nobody is left.</returns>
    public static string? Choose(IReadOnlyList<string> pool, IReadOnlyCollection<string> barred, IReadOnlyList<ExpertWork> work)
    {
        return pool
            .Where(address => !barred.Contains(address, StringComparer.OrdinalIgnoreCase))
            .Select(address => (Address: address, Work: work.FirstOrDefault(w => string.Equals(w.Address, address, StringComparison.OrdinalIgnoreCase))))
            .OrderBy(expert => expert.Work?.Open ?? 0)
            .ThenBy(expert => expert.Work?.LastAskedAt ?? DateTimeOffset.MinValue)
            .Select(expert => expert.Address)
            .FirstOrDefault();
    }
}

/// <summary>What an expert has to do: how many questions are open, and when the last one was asked.</summary>
internal sealed record ExpertWork(string Address, int Open, DateTimeOffset LastAskedAt);
