namespace FunctionsHost.Discovery;

/// <summary>All functions of the app.</summary>
internal sealed class FunctionCatalog
{
    private const string DefaultFile = "functions.metadata";
    private readonly Dictionary<string, LocalFunction> _byName;

    private FunctionCatalog(IReadOnlyList<LocalFunction> all)
    {
        // By name without regard to case: the order in which the genuine host looks for the route of a request.
        All = [.. all.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        IGrouping<string, LocalFunction>? twice = All.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new HostSetupException($"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(f => f.EntryPoint))}; give one another name.");
        }

        _byName = All.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The functions, by name.</summary>
    public IReadOnlyList<LocalFunction> All { get; }

    /// <summary>Reads them out of the files that the options name.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="HostSetupException">A file or a function is not fit to run.</exception>
    public static FunctionCatalog Find(LocalHostOptions options)
    {
        HashSet<string> classes = [.. options.FunctionTypes.Select(type => type.FullName!)];
        IEnumerable<string> files = options.MetadataFiles.Count > 0 ? options.MetadataFiles : [Path.Combine(AppContext.BaseDirectory, DefaultFile)];
        IEnumerable<LocalFunction> found = files.SelectMany(file => MetadataFile.Read(file, name => classes.Count == 0 || classes.Contains(name)));

        // A program that references an app lists the app's functions beside its own.
        return new FunctionCatalog([.. found.DistinctBy(function => function.Id)]);
    }

    /// <summary>The functions with a kind of trigger.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <returns>The functions.</returns>
    public IEnumerable<(LocalFunction Function, T Trigger)> OfTrigger<T>()
        where T : FunctionTrigger => All.Where(function => function.Trigger is T).Select(function => (function, (T)function.Trigger));

    /// <summary>A function by name.</summary>
    /// <param name="name">The name, case ignored.</param>
    /// <returns>The function, or null.</returns>
    public LocalFunction? Get(string name) => _byName.GetValueOrDefault(name);
}
