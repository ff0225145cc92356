using System.Collections.Concurrent;
using AtoZ.Functions.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>
/// Makes an activity fail before it does anything, until it is healed, and counts which activities were called. It stands in the worker's pipeline, as a
/// broken store or mail server would show there. Every story that is opened while it is the current one has it.
/// </summary>
internal sealed class Faults(string? failing = null)
{
    private static readonly AsyncLocal<Faults?> Ambient = new();
    private readonly ConcurrentDictionary<string, int> _called = new();
    private volatile string? _failing = failing;
    private int _failed;

    /// <summary>Of the stories that this flow of the program opens.</summary>
    public static Faults? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>How often it failed.</summary>
    public int Failed => _failed;

    /// <summary>Which functions ran or were to run.</summary>
    public IReadOnlyCollection<string> Called => [.. _called.Keys];

    /// <summary>From now on an activity fails.</summary>
    public void Break(string activity) => _failing = activity;

    /// <summary>From now on all works.</summary>
    public void Heal() => _failing = null;

    /// <summary>Stands before all that is told within a step, as in the pipeline before all that is an activity of its own.</summary>
    public void Within(IServiceCollection services)
    {
        foreach (ServiceDescriptor tells in services.Where(IsTelling).ToList())
        {
            Type before = typeof(Before<>).MakeGenericType(tells.ServiceType.GetGenericArguments());
            services.Remove(tells);
            services.Add(ServiceDescriptor.DescribeKeyed(
                tells.ServiceType,
                tells.ServiceKey,
                (provider, name) => Activator.CreateInstance(before, this, name, ActivatorUtilities.CreateInstance(provider, tells.KeyedImplementationType!))!,
                tells.Lifetime));
        }
    }

    public Task Pass(FunctionContext context, FunctionExecutionDelegate next)
    {
        Pass(context.FunctionDefinition.Name);
        return next(context);
    }

    private static bool IsTelling(ServiceDescriptor service) =>
        service.IsKeyedService && service.ServiceType.IsGenericType && service.ServiceType.GetGenericTypeDefinition() == typeof(ITells<>);

    private void Pass(string name)
    {
        _called.AddOrUpdate(name, 1, (_, times) => times + 1);
        if (string.Equals(name, _failing, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _failed);
            throw new IOException($"{name} fails for ever.");
        }
    }

    private sealed class Before<T>(Faults faults, string name, ITells<T> tells) : ITells<T>
    {
        public Task Run(T about)
        {
            faults.Pass(name);
            return tells.Run(about);
        }
    }
}
