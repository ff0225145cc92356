namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// A mail was not taken now. The activity's retry policy waits and sends it again. The words hold no address: histories and logs keep them.
/// </summary>
internal sealed class MailServerException : Exception
{
    public MailServerException()
    {
    }

    public MailServerException(string message)
        : base(message)
    {
    }

    public MailServerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
