namespace Microsoft.Azure.Functions.Worker;

/// <summary>An error of the worker rather than of the function.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong.</param>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An input could not be made into the parameter's type, or is missing where null cannot be passed.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong.</param>
    public FunctionInputConverterException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public FunctionInputConverterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
