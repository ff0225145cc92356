using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AtoZ.LocalHost.Hosting.Discovery;

/// <summary>All functions of the app.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, LocalFunction> _byName;

    private FunctionCatalog(IReadOnlyList<LocalFunction> all)
    {
        All = all;
        _byName = all.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The functions, by name.</summary>
    public IReadOnlyList<LocalFunction> All { get; }

    /// <summary>Finds them where the options say.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The catalog.</returns>
    public static FunctionCatalog Find(LocalHostOptions options)
    {
        if (options.FunctionTypes.Count > 0)
        {
            return new FunctionCatalog(FunctionFinder.Find(options.FunctionTypes));
        }

        Assembly? main = options.FunctionAssembly ?? Assembly.GetEntryAssembly();
        return new FunctionCatalog(FunctionFinder.Find(options.MoreAssemblies.Prepend(main).OfType<Assembly>().Distinct().SelectMany(a => a.GetTypes())));
    }

    /// <summary>The functions with a kind of trigger.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <returns>The functions.</returns>
    public IEnumerable<LocalFunction> OfTrigger<T>()
        where T : TriggerBindingAttribute => All.Where(function => function.Trigger is T);

    /// <summary>A function by name.</summary>
    /// <param name="name">The name, case ignored.</param>
    /// <returns>The function, or null.</returns>
    public LocalFunction? Get(string name) => _byName.GetValueOrDefault(name);
}
