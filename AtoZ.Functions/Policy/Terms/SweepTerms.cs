namespace AtoZ.Functions.Policy;

/// <summary>How long a case may be overdue before a sweep puts it right (PROCESS §13).</summary>
public sealed record SweepTerms(TimeSpan Grace)
{
    internal static SweepTerms Read(PackSection s) => new(s.Duration("grace"));
}
