using AtoZ.Functions.Data;

namespace AtoZ.Functions.Email;

/// <summary>Hands a composed mail over. May be called again for the same mail after a crash; the mail's key names it.</summary>
public interface IMailTransport
{
    /// <summary>Delivers a mail.</summary>
    Task Deliver(MailRecord mail, CancellationToken cancellationToken);
}
