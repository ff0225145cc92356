using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the worker reads and writes.</summary>
public class WorkerOptions
{
    private const string EmptyEntries = nameof(IncludeEmptyEntriesInMessagePayload);

    /// <summary>Writes and reads payloads of durable functions and of <see cref="Http.HttpRequestData"/>; System.Text.Json with Pascal case when not set.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>The converters which make inputs into parameters, in the order in which they are asked.</summary>
    public InputConverterCollection InputConverters { get; } = new();

    /// <summary>What the worker says that it can do.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>
    {
        ["HandlesWorkerTerminateMessage"] = bool.TrueString,
        ["HandlesInvocationCancelMessage"] = bool.TrueString,
        [EmptyEntries] = bool.TrueString,
        ["EnableUserCodeException"] = bool.TrueString,
    };

    /// <summary>Errors of functions keep their own type. Always so here.</summary>
    [Obsolete("This is now the default behavior. This property may be unavailable in future releases.", false)]
    public bool EnableUserCodeException
    {
        get => Has("EnableUserCodeException");
        set => Say("EnableUserCodeException", value);
    }

    /// <summary>Empty entries of a batch of messages are given to the function.</summary>
    public bool IncludeEmptyEntriesInMessagePayload
    {
        get => Has(EmptyEntries);
        set => Say(EmptyEntries, value);
    }

    private bool Has(string capability) => Capabilities.TryGetValue(capability, out string? value) && bool.TryParse(value, out bool on) && on;

    private void Say(string capability, bool on)
    {
        if (on)
        {
            Capabilities[capability] = bool.TrueString;
            return;
        }

        Capabilities.Remove(capability);
    }
}
