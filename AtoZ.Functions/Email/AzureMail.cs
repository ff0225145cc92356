using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Settings;
using Azure;
using Azure.Communication.Email;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Email;

/// <summary>Sends by Azure Communication Services. Throttling and outages surface as exceptions: the activity's retry policy waits and repeats.</summary>
internal sealed class AzureMail(EmailClient client, AppSettings settings) : IMailTransport
{
    /// <inheritdoc/>
    public async Task Deliver(MailRecord mail, CancellationToken cancellationToken)
    {
        EmailContent content = new(mail.Subject) { PlainText = mail.Text, Html = mail.Html };

        // Tracking would rewrite the signed links, and its opens would say nothing: scanners open every link.
        EmailMessage message = new(settings.MailSender, mail.Address, content) { UserEngagementTrackingDisabled = true };

        // Delivery is not awaited: polling costs more of the service's quota than sending does. The service need not honour the operation id,
        // so the store stays the guard against repeats.
        Guid operation = new(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Key)).AsSpan(0, 16));
        await client.SendAsync(WaitUntil.Started, message, operation, cancellationToken);
    }
}

/// <summary>Only in builds with <c>AcsEmail</c>.</summary>
internal static partial class MailRegistration
{
    static partial void AddAzure(IServiceCollection services, Uri endpoint) => services
        .AddSingleton(_ => new EmailClient(endpoint, new DefaultAzureCredential()))
        .AddSingleton<IMailTransport, AzureMail>();
}
