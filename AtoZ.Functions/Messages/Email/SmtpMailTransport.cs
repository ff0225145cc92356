using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Settings;
using MimeKit;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// Sends by SMTP, one mail a connection, a few connections at once, and no more than half of them to one domain: receivers whose server is slow to
/// answer the relay hold up no others. What the server puts off surfaces as an exception: the activity's retry
/// policy waits and repeats. What it refuses for good has come back.
/// </summary>
internal sealed class SmtpMailTransport(SmtpSettings smtp, AppSettings settings, TimeProvider clock) : IMailTransport, IDisposable
{
    private readonly SemaphoreSlim _connections = new(smtp.Connections);
    private readonly DomainTurns _domains = new(Math.Max(1, smtp.Connections / 2));

    /// <inheritdoc/>
    public void Dispose() => _connections.Dispose();

    /// <inheritdoc/>
    public async Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken)
    {
        if (MailMessages.Receiver(mail) is not { } receiver)
        {
            return MailDelivery.Refused("the address is none");
        }

        using IDisposable turn = await _domains.Take(receiver.Domain, cancellationToken);
        await _connections.WaitAsync(cancellationToken);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(smtp.Timeout);
        try
        {
            return await Send(mail, receiver, limit.Token);
        }
        catch (Exception failure) when (SmtpFailures.IsOfTheServer(failure) && !cancellationToken.IsCancellationRequested)
        {
            bool late = clock.GetUtcNow() - mail.CreatedAt >= smtp.GiveUpAfter;
            return SmtpFailures.CodeOfRefusal(failure, late) is { } code ? MailDelivery.Refused(code) : throw Later(failure);
        }
        finally
        {
            _connections.Release();
        }
    }

    private async Task<MailDelivery> Send(MailRecord mail, MailboxAddress receiver, CancellationToken cancellationToken)
    {
        using MimeMessage message = MailMessages.Compose(mail, settings.MailSender);
        using SmtpConversation conversation = new(smtp, mail.MessageNumber);
        await conversation.Begin(cancellationToken);
        if (!conversation.CanWriteTo(receiver))
        {
            return MailDelivery.Refused("553 5.6.7");
        }

        MailboxAddress sender = MailboxAddress.Parse(smtp.ReturnAddress);
        await conversation.SendAsync(SmtpConversation.Format(receiver), message, sender, [receiver], cancellationToken);
        await conversation.End(cancellationToken);
        return MailDelivery.Accepted;
    }

    private MailServerException Later(Exception failure) =>
        new($"The mail server {smtp.Host}:{smtp.Port.ToString(CultureInfo.InvariantCulture)} {SmtpFailures.Words(failure)}.");
}
