using AtoZ.Functions.Data;
using AtoZ.Functions.Settings;
using Azure;
using Azure.Communication.Email;

namespace AtoZ.Functions.Email;

/// <summary>Sends by Azure Communication Services. Throttling and outages surface as exceptions: the activity's retry policy waits and repeats.</summary>
public sealed class AzureMailTransport(EmailClient client, AppSettings settings) : IMailTransport
{
    /// <inheritdoc/>
    public async Task Deliver(MailRecord mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        EmailContent content = new(mail.Subject) { PlainText = mail.Text, Html = mail.Html };
        EmailMessage message = new(settings.MailSender, mail.Address, content) { UserEngagementTrackingDisabled = true };

        // Tracking would rewrite the signed links, and its opens would say nothing: scanners open every link.
        // The service need not honour the operation's id as a guard against repeats: the store stays that.
        // Delivery is not awaited: polling costs more of the service's quota than sending does.
        await client.SendAsync(WaitUntil.Started, message, mail.OperationId, cancellationToken);
    }
}
