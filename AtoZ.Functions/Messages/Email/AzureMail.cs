using AtoZ.Functions.Data;
using AtoZ.Functions.Settings;
using Azure;
using Azure.Communication.Email;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Sends by Azure Communication Services. Throttling and outages surface as exceptions: the activity is tried again.</summary>
internal sealed class AzureMailTransport(EmailClient client, AppSettings settings) : IMailTransport
{
    /// <inheritdoc/>
    public async Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken)
    {
        EmailContent content = new(mail.Subject) { PlainText = mail.Text, Html = mail.Html };
        EmailMessage message = new(settings.MailSender, mail.Address, content) { UserEngagementTrackingDisabled = true };

        // Tracking would rewrite the signed links. Delivery is not awaited: polling costs more of the quota than sending does. The service
        // need not honour the operation id; the store stays the guard against repeats.
        await client.SendAsync(WaitUntil.Started, message, mail.OperationId, cancellationToken);
        return MailDelivery.Accepted;
    }
}

internal static partial class MailRegistration
{
    static partial void AddAzure(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => new EmailClient(MailSettings.Endpoint(configuration), provider.GetRequiredService<TokenCredential>()))
        .AddSingleton<IMailTransport, AzureMailTransport>();
}
