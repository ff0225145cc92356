using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker.Hosting;

/// <summary>Base of the hosted services that run tasks.</summary>
public abstract class DurableTaskWorker : BackgroundService
{
    protected DurableTaskWorker(string? name, IDurableTaskFactory factory)
    {
        Name = name ?? Options.DefaultName;
        Factory = Require.NotNull(factory);
    }

    protected virtual string Name { get; }

    protected virtual IDurableTaskFactory Factory { get; }

    protected IExceptionPropertiesProvider? ExceptionPropertiesProvider { get; set; }
}
