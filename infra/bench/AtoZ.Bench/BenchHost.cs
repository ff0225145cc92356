using AtoZ.LocalHost.Engine;
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

    public static async Task<BenchHost> Start(string database)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.Configure<LocalEngineOptions>(engine =>
        {
            engine.DatabasePath = database;
            engine.HubName = "Bench";
        });
        builder.Services.AddDurableTaskWorker(worker => worker.AddTasks(ClaimShape.Register));
        builder.Services.AddDurableTaskClient();
        IHost host = builder.Build();
        await host.StartAsync();
        return new BenchHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
