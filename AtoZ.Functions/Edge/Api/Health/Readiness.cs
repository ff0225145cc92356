using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Edge.Api.Health;

/// <summary>Looks whether what the app stands on answers.</summary>
internal sealed class Readiness(AtoZStore store, BlobContainers containers, TimeProvider clock, ILogger<Readiness> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<string> _missing = [];
    private long? _seenAt;

    /// <summary>The names of what does not answer; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_seenAt is not { } seen || clock.GetElapsedTime(seen) >= Fresh)
            {
                string?[] silent = await Task.WhenAll(
                    Silent("database", () => store.Read(db => db.Claims.AnyAsync(cancellationToken))),
                    Silent("storage", async () => await (await containers.Of(EvidenceBlobs.Originals)).ExistsAsync(cancellationToken)));
                _missing = [.. silent.OfType<string>()];
                _seenAt = clock.GetTimestamp();
            }

            return _missing;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // The name of what does not answer; null of what does.
    private async Task<string?> Silent(string name, Func<Task> ask)
    {
        try
        {
            await ask().WaitAsync(Patience);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Not ready: {Name} does not answer", name);
            return name;
        }
    }
}
