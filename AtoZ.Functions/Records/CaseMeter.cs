using System.Diagnostics.Metrics;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Records;

/// <summary>Counts what happens in cases, by the kinds of the timeline.</summary>
internal static class CaseMeter
{
    private static readonly Meter _meter = new("AtoZ.Cases");
    private static readonly Counter<long> _events = _meter.CreateCounter<long>("atoz.case.events", "{event}", "Entries of timelines. One that is written again after a lost race counts again.");

    /// <summary>Something happened.</summary>
    public static void Count(TimelineKind kind) => _events.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
}
