namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter made of an input.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>How it went.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value, where it went well.</summary>
    public object? Value { get; }

    /// <summary>Why it failed.</summary>
    public Exception? Error { get; }

    /// <summary>This converter has nothing to say; the next one is asked.</summary>
    /// <returns>The result.</returns>
    public static ConversionResult Unhandled() => new(ConversionStatus.Unhandled, value: null, error: null);

    /// <summary>The value was made.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The result.</returns>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, error: null);

    /// <summary>The value has the wrong form; no other converter is asked.</summary>
    /// <param name="exception">Why.</param>
    /// <returns>The result.</returns>
    public static ConversionResult Failed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return new(ConversionStatus.Failed, value: null, exception);
    }
}

/// <summary>How a conversion went.</summary>
public enum ConversionStatus
{
    /// <summary>The converter had nothing to say.</summary>
    Unhandled = 0,

    /// <summary>The value was made.</summary>
    Succeeded = 1,

    /// <summary>The input has the wrong form.</summary>
    Failed = 2,
}
