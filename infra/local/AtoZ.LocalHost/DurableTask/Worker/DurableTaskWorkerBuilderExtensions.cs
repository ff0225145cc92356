using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using static Microsoft.DurableTask.Worker.DurableTaskWorkerOptions;

namespace Microsoft.DurableTask.Worker;

/// <summary>Settings of a worker builder.</summary>
public static class DurableTaskWorkerBuilderExtensions
{
    public static IDurableTaskWorkerBuilder AddTasks(this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure)
    {
        Require.NotNull(builder).Services.Configure(builder.Name, configure);
        return builder;
    }

    public static IDurableTaskWorkerBuilder Configure(this IDurableTaskWorkerBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        Require.NotNull(builder).Services.Configure(builder.Name, configure);
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseBuildTarget(this IDurableTaskWorkerBuilder builder, Type target)
    {
        Require.NotNull(builder).BuildTarget = target;
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseBuildTarget<TTarget>(this IDurableTaskWorkerBuilder builder)
        where TTarget : DurableTaskWorker
    {
        Require.NotNull(builder).BuildTarget = typeof(TTarget);
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseBuildTarget<TTarget, TOptions>(this IDurableTaskWorkerBuilder builder)
        where TTarget : DurableTaskWorker
        where TOptions : DurableTaskWorkerOptions
    {
        builder.UseBuildTarget<TTarget>();
        builder.Services.AddOptions<TOptions>(builder.Name)
            .PostConfigure<IOptionsMonitor<DurableTaskWorkerOptions>>((options, common) => common.Get(builder.Name).ApplyTo(options));
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseVersioning(this IDurableTaskWorkerBuilder builder, VersioningOptions versionOptions)
    {
        Require.NotNull(builder);
        return builder.Configure(options => options.Versioning = new VersioningOptions
        {
            Version = versionOptions.Version,
            DefaultVersion = versionOptions.DefaultVersion,
            MatchStrategy = versionOptions.MatchStrategy,
            FailureStrategy = versionOptions.FailureStrategy,
        });
    }

    [Obsolete("Experimental")]
    public static IDurableTaskWorkerBuilder UseOrchestrationFilter<TOrchestrationFilter>(this IDurableTaskWorkerBuilder builder)
        where TOrchestrationFilter : class, IOrchestrationFilter
    {
        Require.NotNull(builder).Services.AddSingleton<IOrchestrationFilter, TOrchestrationFilter>();
        return builder;
    }

    [Obsolete("Experimental")]
    public static IDurableTaskWorkerBuilder UseOrchestrationFilter(this IDurableTaskWorkerBuilder builder, IOrchestrationFilter filter)
    {
        Require.NotNull(builder).Services.AddSingleton(filter);
        return builder;
    }

    /// <summary>Takes only these tasks; null takes all.</summary>
    public static IDurableTaskWorkerBuilder UseWorkItemFilters(this IDurableTaskWorkerBuilder builder, DurableTaskWorkerWorkItemFilters? workItemFilters)
    {
        Require.NotNull(builder);
        DurableTaskWorkerWorkItemFilters chosen = workItemFilters ?? new();
        builder.Services.AddOptions<DurableTaskWorkerWorkItemFilters>(builder.Name).PostConfigure(filters => Copy(chosen, filters));
        if (chosen.Orchestrations.Count + chosen.Activities.Count + chosen.Entities.Count > 0)
        {
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DurableTaskWorkerWorkItemFilters>, WorkItemFilterNames>());
        }

        return builder;
    }

    /// <summary>Takes only the tasks that are registered.</summary>
    public static IDurableTaskWorkerBuilder UseWorkItemFilters(this IDurableTaskWorkerBuilder builder)
    {
        Require.NotNull(builder).Services.AddOptions<DurableTaskWorkerWorkItemFilters>(builder.Name)
            .PostConfigure<IOptionsMonitor<DurableTaskRegistry>, IOptionsMonitor<DurableTaskWorkerOptions>>((filters, registries, options) =>
                Copy(DurableTaskWorkerWorkItemFilters.Of(registries.Get(builder.Name), options.Get(builder.Name)), filters));
        return builder;
    }

    private static void Copy(DurableTaskWorkerWorkItemFilters from, DurableTaskWorkerWorkItemFilters to)
    {
        to.Orchestrations = from.Orchestrations;
        to.Activities = from.Activities;
        to.Entities = from.Entities;
    }
}
