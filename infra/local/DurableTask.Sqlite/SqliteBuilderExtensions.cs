using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace DurableTask.Sqlite;

/// <summary>Runs workers and clients of Microsoft's Durable Task SDK on one SQLite file of this process, in place of <c>UseGrpc()</c>.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>The worker's tasks run on the engine of this process.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="path">The file; null where <see cref="LocalEngineOptions"/> name it.</param>
    public static IDurableTaskWorkerBuilder UseSqlite(this IDurableTaskWorkerBuilder builder, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddEngine(builder.Services, path);
        return builder.UseBuildTarget<LocalDurableTaskWorker>();
    }

    /// <summary>The client speaks to the engine of this process.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="path">The file; null where <see cref="LocalEngineOptions"/> name it.</param>
    public static IDurableTaskClientBuilder UseSqlite(this IDurableTaskClientBuilder builder, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddEngine(builder.Services, path);
        return builder.UseBuildTarget<LocalDurableTaskClient>();
    }

    private static void AddEngine(IServiceCollection services, string? path)
    {
        services.AddDurableEngine();
        if (path is not null)
        {
            services.Configure<LocalEngineOptions>(options => options.DatabasePath = path);
        }
    }
}
