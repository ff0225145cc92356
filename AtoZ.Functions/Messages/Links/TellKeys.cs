using AtoZ.Functions.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Messages.Links;

/// <summary>Says at start by their ids which keys sign and which still open: whoever rotates them sees that the instance has the new one.</summary>
internal sealed class TellKeys(LinkKeys links, RecordKeys records, ILogger<TellKeys> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.LogInformation(
            "Links are signed with the key {LinkKey}; earlier keys that still open: {Earlier}. Records are signed with the key {RecordKey}",
            links.Ids[0],
            string.Join(", ", links.Ids.Skip(1)) is { Length: > 0 } ids ? ids : "none",
            records.Public.Kid);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
