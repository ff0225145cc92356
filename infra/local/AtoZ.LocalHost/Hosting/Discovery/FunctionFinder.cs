using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AtoZ.LocalHost.Hosting.Discovery;

/// <summary>Finds the functions of an app by reflection.</summary>
internal static partial class FunctionFinder
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All functions of some classes, by name.</summary>
    /// <param name="types">The classes.</param>
    /// <returns>The functions.</returns>
    /// <exception cref="HostSetupException">A function is not fit to run; the sentence names it.</exception>
    public static IReadOnlyList<LocalFunction> Find(IEnumerable<Type> types)
    {
        LocalFunction[] functions =
        [
            .. types.Where(type => type is { IsClass: true, ContainsGenericParameters: false })
                .SelectMany(type => type.GetMethods(Methods))
                .Select(method => (Method: method, Attribute: method.GetCustomAttribute<FunctionAttribute>()))
                .Where(found => found.Attribute is not null)
                .Select(found => Function(found.Attribute!.Name, found.Method))
                .OrderBy(function => function.Name, StringComparer.Ordinal),
        ];
        IGrouping<string, LocalFunction>? twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? functions
            : throw new HostSetupException($"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(f => f.EntryPoint))}; give one another name.");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName { get; }

    private static LocalFunction Function(string name, MethodInfo method)
    {
        string place = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (!ValidName.IsMatch(name))
        {
            throw new HostSetupException($"The function name '{name}' of {place} must begin with a letter and hold only letters, digits, '_' and '-'.");
        }

        ParameterInfo[] triggers = [.. method.GetParameters().Where(p => p.GetCustomAttribute<TriggerBindingAttribute>(inherit: true) is not null)];
        if (triggers.Length != 1)
        {
            throw new HostSetupException($"The function '{name}' ({place}) must have exactly one parameter with a trigger, but has {triggers.Length}.");
        }

        var function = new LocalFunction(name, method, triggers[0]);
        return function.Retry is null || CanRetry(function.Trigger)
            ? function
            : throw new HostSetupException($"The function '{name}' ({place}) has a retry attribute, but its trigger cannot be retried by the host; only timers can.");
    }

    private static bool CanRetry(TriggerBindingAttribute trigger) =>
        trigger.GetType().GetCustomAttribute<BindingCapabilitiesAttribute>()?.Capabilities.Contains(KnownBindingCapabilities.FunctionLevelRetry) == true;
}
