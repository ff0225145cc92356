namespace FunctionsHost;

/// <summary>The host cannot start. The message is one sentence for the person who started it: what is wrong, and what to do.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="cause">The cause, for the log.</param>
public sealed class HostSetupException(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>The process's exit code.</summary>
    public const int ExitCode = 2;
}
