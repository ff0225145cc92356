using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Builds the client type that was chosen as the target.</summary>
public class DefaultDurableTaskClientBuilder(string? name, IServiceCollection services) : IDurableTaskClientBuilder
{
    private Type? _buildTarget;

    public string Name { get; } = name ?? Options.DefaultName;

    public IServiceCollection Services { get; } = services;

    /// <exception cref="ArgumentException">The type is abstract or no client.</exception>
    public Type? BuildTarget
    {
        get => _buildTarget;
        set
        {
            if (value is not null && (value.IsAbstract || !value.IsSubclassOf(typeof(DurableTaskClient))))
            {
                throw new ArgumentException($"Type must be non-abstract and a subclass of {typeof(DurableTaskClient)}", nameof(value));
            }

            _buildTarget = value;
        }
    }

    public DurableTaskClient Build(IServiceProvider serviceProvider)
    {
        if (_buildTarget is null)
        {
            throw new InvalidOperationException(
                "No valid DurableTask client target was registered. Ensure a valid client has been configured via"
                + " 'UseBuildTarget(Type target)'. An example of a valid client is '.UseGrpc()'.");
        }

        return (DurableTaskClient)ActivatorUtilities.CreateInstance(serviceProvider, _buildTarget, Name);
    }
}
