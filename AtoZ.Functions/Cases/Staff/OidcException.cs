namespace AtoZ.Functions.Cases.Staff;

/// <summary>Why nobody is signed in. The text is for the log.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="unreachable">Whether the provider does not answer, so that it may work later.</param>
internal sealed class OidcException(string message, bool unreachable = false) : Exception(message)
{
    /// <summary>Whether it may work later.</summary>
    public bool Unreachable => unreachable;
}
