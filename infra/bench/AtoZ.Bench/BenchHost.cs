using DurableTask.Sqlite;
using DurableTask.Sqlite.Time;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Bench;

/// <summary>The engine alone, as the local host runs it, on a file.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchHost(IHost host) => _host = host;

    public DurableTaskClient Client => _host.Services.GetRequiredService<DurableTaskClient>();

    public DurableEngine Engine => _host.Services.GetRequiredService<DurableEngine>();

    /// <summary>Starts the engine on a file; with a clock of its own if one is given.</summary>
    public static async Task<BenchHost> Start(string database, LocalClock? clock = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.Configure<LocalEngineOptions>(engine =>
        {
            engine.DatabasePath = database;
            engine.HubName = "Bench";
        });
        if (clock is not null)
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        builder.Services.AddDurableTaskWorker(worker => worker.UseSqlite().AddTasks(ClaimShape.Register));
        builder.Services.AddDurableTaskClient(client => client.UseSqlite().RegisterDirectly());
        IHost host = builder.Build();
        await host.StartAsync();
        return new BenchHost(host);
    }

    /// <summary>The size of a store with its journal.</summary>
    public static double MebibytesOf(string database) =>
        new[] { database, database + "-wal" }.Where(File.Exists).Sum(path => new FileInfo(path).Length) / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
