using System.Collections.Concurrent;
using AtoZ.Functions.Records;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Reports kept for the test to read.</summary>
internal sealed class ReportsInMemory : IReportStore
{
    public ConcurrentDictionary<string, string> Reports { get; } = new();

    public Task Write(string name, string contentType, string text, CancellationToken cancellationToken)
    {
        Reports[name] = text;
        return Task.CompletedTask;
    }

    public async Task Write(string name, string contentType, Stream content, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(content);
        Reports[name] = await reader.ReadToEndAsync(cancellationToken);
    }

    public Task<Stream?> Open(string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Reports.TryGetValue(name, out string? text) ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) : null);
}
