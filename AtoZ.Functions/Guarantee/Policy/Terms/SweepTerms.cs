namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>
/// How long a case may be overdue before a sweep puts it right (PROCESS §13), and what a sweep clears away.
/// Rules SWEEP-01, SWEEP-02.
/// </summary>
/// <param name="Grace">How long a case may be overdue.</param>
/// <param name="ReportAfter">A case that is overdue for longer, all repairs notwithstanding, is reported to people.</param>
/// <param name="NameSkippedFor">How long a step that was left out because it failed for good is named in the reports.</param>
/// <param name="KeepKeys">How long the first answer to an Idempotency-Key is given again.</param>
/// <param name="KeepNonces">How long it is remembered that a one-time code was spent; longer than a code is good.</param>
/// <param name="KeepStaged">How long a file waits for the claim that names it.</param>
public sealed record SweepTerms(TimeSpan Grace, TimeSpan ReportAfter, TimeSpan NameSkippedFor, TimeSpan KeepKeys, TimeSpan KeepNonces, TimeSpan KeepStaged)
{
    internal static SweepTerms Read(PackSection s) => new(s.Duration("grace"), s.Duration("reportAfter"), s.Duration("nameSkippedFor"), s.Duration("keepKeys"), s.Duration("keepNonces"), s.Duration("keepStaged"));
}
