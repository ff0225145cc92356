using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>An exception as data, since exceptions do not survive in a store. <c>ErrorType</c> is the full name of its type.</summary>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    private Type? _loaded;

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <summary>Whether this level was an exception of the type or derived from it. Inner failures are not looked at.</summary>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <inheritdoc cref="IsCausedBy{T}"/>
    /// <exception cref="ArgumentException">The type is no exception type.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of that name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        Require.NotNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        if (string.IsNullOrEmpty(ErrorType))
        {
            return false;
        }

        _loaded ??= Type.GetType(ErrorType, throwOnError: false)
            ?? targetBaseExceptionType.Assembly.GetType(ErrorType, throwOnError: false)
            ?? Assembly.GetCallingAssembly().GetType(ErrorType, throwOnError: false)
            ?? OnlyOneLoaded(ErrorType);
        return _loaded is not null && targetBaseExceptionType.IsAssignableFrom(_loaded);
    }

    public static TaskFailureDetails FromException(Exception exception) => From(Require.NotNull(exception));

    [return: NotNullIfNotNull(nameof(exception))]
    private static TaskFailureDetails? From(Exception? exception) => exception switch
    {
        null => null,
        IHasFailureDetails known => known.FailureDetails,
        _ => new(exception.GetType().ToString(), exception.Message, exception.StackTrace, From(exception.InnerException), null),
    };

    private static Type? OnlyOneLoaded(string name)
    {
        Type[] found = [.. AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name, throwOnError: false)).OfType<Type>()];
        return found.Length > 1 ? throw new AmbiguousMatchException($"Multiple exception types with the name '{name}' were found.") : found.SingleOrDefault();
    }
}
