using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Data;

/// <summary>Brings the tables up to date before the host takes its first request or runs its first timer.</summary>
internal sealed class PrepareStore(IServiceProvider services, StoreSettings settings, ILogger<PrepareStore> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StoreRegistration.MigrateAsync(services);
            AtoZStore store = services.GetRequiredService<AtoZStore>();
            foreach (IPreparesStore part in services.GetServices<IPreparesStore>())
            {
                await store.Write(part.Prepare);
            }

            log.LogInformation("Cases and ledger are in {Store}", settings);
        }
        catch (Exception error) when (StoreFailure.Of(error) is { } failure)
        {
            throw new StoreNotReadyException(failure.Sentence + ".");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The app cannot start on its store. The host logs what keeps it from starting with its whole text, and the sentence is all there is to say.</summary>
internal sealed class StoreNotReadyException(string sentence) : InvalidOperationException(sentence)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
