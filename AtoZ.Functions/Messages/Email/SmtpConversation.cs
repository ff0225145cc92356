using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AtoZ.Functions.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AtoZ.Functions.Messages.Email;

/// <summary>One connection to the mail server, for one mail. It asks for a report should the mail come back later (RFC 3461).</summary>
internal sealed class SmtpConversation : SmtpClient
{
    private readonly SmtpSettings _smtp;
    private readonly string _envelopeId;

    public SmtpConversation(SmtpSettings smtp, string envelopeId)
    {
        _smtp = smtp;
        _envelopeId = envelopeId;
        this.DeliveryStatusNotificationType = DeliveryStatusNotificationType.HeadersOnly;
        if (smtp.Authorities is not null)
        {
            // An authority of one's own has no list of revoked certificates that could be asked for.
            this.CheckCertificateRevocation = false;
            this.ServerCertificateValidationCallback = (_, certificate, sent, errors) => IsTrusted(certificate, sent, errors);
        }
    }

    /// <summary>Connects, encrypts and signs in as the settings say; never with less.</summary>
    public async Task Begin(CancellationToken cancellationToken)
    {
        await this.ConnectAsync(_smtp.Host, _smtp.Port, Security(_smtp.Security), cancellationToken);
        if (_smtp.Login is { } login)
        {
            await this.AuthenticateAsync(login, cancellationToken);
        }
    }

    /// <summary>Whether the server can carry the address: a local part beyond ASCII needs SMTPUTF8.</summary>
    public bool CanWriteTo(MailboxAddress receiver) => !NeedsUtf8(receiver) || this.Capabilities.HasFlag(SmtpCapabilities.UTF8);

    /// <summary>How the mail is written to that address.</summary>
    public static FormatOptions Format(MailboxAddress receiver)
    {
        FormatOptions format = FormatOptions.Default.Clone();
        format.International = NeedsUtf8(receiver);
        return format;
    }

    /// <summary>Takes leave. The mail is taken already: what goes wrong now must not send it again.</summary>
    public async Task End(CancellationToken cancellationToken)
    {
        try
        {
            await this.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception failure) when (SmtpFailures.IsOfTheServer(failure))
        {
            // The connection is closed with this object.
        }
    }

    /// <inheritdoc/>
    protected override string GetEnvelopeId(MimeMessage message) => _envelopeId;

    /// <inheritdoc/>
    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        DeliveryStatusNotification.Failure;

    private static bool NeedsUtf8(MailboxAddress receiver) =>
        receiver.Address[..receiver.Address.LastIndexOf('@')].Any(c => !char.IsAscii(c));

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private bool IsTrusted(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
        {
            return false;
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_smtp.Authorities!);
        foreach (X509ChainElement element in sent?.ChainElements ?? chain.ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }
}
