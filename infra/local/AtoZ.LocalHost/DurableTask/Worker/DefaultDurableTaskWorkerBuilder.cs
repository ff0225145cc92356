using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker;

/// <summary>Builds the worker type that was chosen as the target.</summary>
public class DefaultDurableTaskWorkerBuilder(string? name, IServiceCollection services) : IDurableTaskWorkerBuilder
{
    private Type? _buildTarget;

    public string Name { get; } = name ?? Options.DefaultName;

    public IServiceCollection Services { get; } = Require.NotNull(services);

    /// <exception cref="ArgumentException">The type is abstract or no worker.</exception>
    public Type? BuildTarget
    {
        get => _buildTarget;
        set => _buildTarget = value is null ? null : Require.Concrete<DurableTaskWorker>(value);
    }

    public IHostedService Build(IServiceProvider serviceProvider)
    {
        if (_buildTarget is null)
        {
            throw new InvalidOperationException(
                "No valid DurableTask worker target was registered. Ensure a valid worker has been"
                + " configured via 'UseBuildTarget(Type target)'. An example of a valid worker is '.UseGrpc()'.");
        }

        DurableTaskRegistry registry = serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(Name);
        return (IHostedService)ActivatorUtilities.CreateInstance(serviceProvider, _buildTarget, Name, new VersionedTasks(registry));
    }
}
