using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DurableTask.Sqlite;

/// <summary>Guards with the messages that users of Microsoft's clients see.</summary>
internal static class Require
{
    public static T NotNull<T>([NotNull] T? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        return argument;
    }

    public static string NotNullOrEmpty([NotNull] string? argument, [CallerArgumentExpression(nameof(argument))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        if (argument.Length == 0 || argument[0] == '\0')
        {
            throw new ArgumentException("Parameter cannot be an empty string or start with the null character.", name);
        }

        return argument;
    }

    /// <summary>Ids that start with @ belong to entities, but only where entities are on.</summary>
    public static void NotEntity(bool entitiesEnabled, string? instanceId, [CallerArgumentExpression(nameof(instanceId))] string? name = null)
    {
        if (entitiesEnabled && instanceId is { Length: > 0 } && instanceId[0] == '@')
        {
            throw new ArgumentException(
                "Instance IDs starting with '@' are reserved for entities, and must not be used for orchestrations, when entity support is enabled.",
                name);
        }
    }
}
