using System.Collections.Concurrent;
using AtoZ.Functions.Sweeps;

namespace AtoZ.Functions.Tests.Orchestrations.Support;

/// <summary>Reports kept for the test to read.</summary>
internal sealed class ReportsInMemory : IReportStore
{
    public ConcurrentDictionary<string, string> Reports { get; } = new();

    public Task Write(string name, string contentType, string text, CancellationToken cancellationToken)
    {
        Reports[name] = text;
        return Task.CompletedTask;
    }
}
