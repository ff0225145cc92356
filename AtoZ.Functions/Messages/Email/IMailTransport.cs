using AtoZ.Functions.Data;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Hands a composed mail over. May be called again for the same mail after a crash; its key and its Message-ID name it.</summary>
internal interface IMailTransport
{
    /// <summary>Delivers a mail.</summary>
    /// <returns>That it was taken, or that it never will be: then it came back (<see cref="IMailBounces"/>).</returns>
    /// <exception cref="MailServerException">It was not taken now; the same call may succeed later.</exception>
    Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken);
}

/// <summary>What became of handing a mail over.</summary>
/// <param name="Refusal">
/// The code of the refusal, such as <c>550 5.1.1</c>, without the words of the server, which name addresses; null when the mail was taken.
/// </param>
internal sealed record MailDelivery(string? Refusal)
{
    /// <summary>The mail was taken.</summary>
    public static MailDelivery Accepted { get; } = new((string?)null);

    /// <summary>The mail will never be taken.</summary>
    public static MailDelivery Refused(string code) => new(code);
}
