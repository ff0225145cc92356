using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace FunctionsHost.Discovery;

/// <summary>Reads <c>functions.metadata</c>: the file that the worker's SDK writes at build and that the genuine host reads.</summary>
internal static class MetadataFile
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What is loaded stays loaded: hosts that follow each other in one process look for each method once.
    private static readonly ConcurrentDictionary<string, LocalFunction> Known = new(StringComparer.Ordinal);

    /// <summary>Its functions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isWanted">Whether the functions of a class, by its full name, are wanted.</param>
    /// <returns>The functions.</returns>
    /// <exception cref="HostSetupException">The file is missing or unreadable, or names what is not there; the sentence says which.</exception>
    public static IReadOnlyList<LocalFunction> Read(string path, Func<string, bool> isWanted)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return [.. document.RootElement.EnumerateArray().Where(entry => isWanted(ClassOf(entry))).Select(Once)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HostSetupException($"The functions of the app are listed in {path}, which can't be read: build the app first.", error);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HostSetupException($"{path} is no list of functions as the worker's SDK writes it: build the app again.", error);
        }
    }

    private static string ClassOf(JsonElement entry)
    {
        string entryPoint = entry.GetProperty("entryPoint").GetString()!;
        return entryPoint[..entryPoint.LastIndexOf('.')];
    }

    private static LocalFunction Once(JsonElement entry) => Known.GetOrAdd(entry.GetRawText(), _ => Function(entry));

    private static LocalFunction Function(JsonElement entry)
    {
        string name = entry.GetProperty("name").GetString()!;
        JsonElement[] bindings = [.. entry.GetProperty("bindings").EnumerateArray()];
        FunctionTrigger[] triggers = [.. bindings.Select(FunctionTrigger.Read).OfType<FunctionTrigger>()];
        return triggers switch
        {
            [OtherTrigger other] => throw new HostSetupException($"The function '{name}' is started by a {other.Type}; this host serves HTTP, timers, orchestrations and activities."),
            [FunctionTrigger trigger] => new LocalFunction(name, Method(entry, name), trigger, [.. bindings.Select(binding => new LocalBindingMetadata(binding))]),
            _ => throw new HostSetupException($"The function '{name}' must have exactly one trigger, but has {triggers.Length}."),
        };
    }

    private static MethodInfo Method(JsonElement entry, string name)
    {
        string entryPoint = entry.GetProperty("entryPoint").GetString()!;
        string script = entry.GetProperty("scriptFile").GetString()!;
        string method = entryPoint[(entryPoint.LastIndexOf('.') + 1)..];
        Type? type = Load(script).GetType(ClassOf(entry));

        // Of two methods of one name only one can be the function; the attribute says which.
        return type?.GetMethods(Methods).Where(m => m.Name == method)
            .FirstOrDefault(m => m.GetCustomAttribute<Microsoft.Azure.Functions.Worker.FunctionAttribute>()?.Name == name)
            ?? throw new HostSetupException($"The function '{name}' should be {entryPoint} in {script}, which has no such function: build the app again.");
    }

    private static Assembly Load(string script)
    {
        try
        {
            return Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(script)));
        }
        catch (FileNotFoundException error)
        {
            throw new HostSetupException($"{script}, which holds functions of the app, is not beside the program.", error);
        }
    }
}
