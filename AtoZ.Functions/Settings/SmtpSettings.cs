using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using static AtoZ.Functions.Settings.MailSettings;

namespace AtoZ.Functions.Settings;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Encrypted by STARTTLS before anything else; a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>In the clear.</summary>
    None,
}

/// <summary>The mail server, as the settings <c>Smtp…</c> describe it; checked once at start.</summary>
internal sealed class SmtpSettings
{
    private const int PortOfTls = 465;
    private const int PortOfStartTls = 587;
    private const int PortInTheClear = 25;

    /// <summary>The server's name.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public required SmtpSecurity Security { get; init; }

    /// <summary>Who signs in; null when nobody does.</summary>
    public required NetworkCredential? Login { get; init; }

    /// <summary>Authorities that are trusted beside the machine's; null when none are.</summary>
    public required X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Where reports of mails that came back go: the sender in the envelope.</summary>
    public required string ReturnAddress { get; init; }

    /// <summary>How long the server may take over one mail.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How many connections there are at once.</summary>
    public required int Connections { get; init; }

    /// <summary>After which time a mail that is put off again and again has come back.</summary>
    public required TimeSpan GiveUpAfter { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static SmtpSettings From(IConfiguration configuration, AppSettings settings)
    {
        string host = HostOf(configuration);
        SmtpSecurity security = OneOf<SmtpSecurity>("SmtpSecurity", Text(configuration, "SmtpSecurity") ?? nameof(SmtpSecurity.StartTls));
        return new SmtpSettings
        {
            Host = host,
            Port = PortOf(configuration, security),
            Security = security,
            Login = LoginOf(configuration, host, security),
            Authorities = AuthoritiesOf(configuration),
            ReturnAddress = Address("MailBounceAddress", Text(configuration, "MailBounceAddress") ?? settings.MailSender),
            Timeout = TimeSpan.FromSeconds(Number("SmtpTimeoutSeconds", Text(configuration, "SmtpTimeoutSeconds"), 30, 1, 600)),
            Connections = Number("SmtpConnections", Text(configuration, "SmtpConnections"), 4, 1, 100),

            // The activity is tried for about a day; what is put off must have come back before that.
            GiveUpAfter = TimeSpan.FromHours(Number("SmtpGiveUpHours", Text(configuration, "SmtpGiveUpHours"), 12, 1, 20)),
        };
    }

    private static string HostOf(IConfiguration configuration)
    {
        string host = Text(configuration, "SmtpHost")
            ?? throw Refused("The setting SmtpHost is missing: MailTransport is Smtp, so it must name the mail server.");
        return Uri.CheckHostName(host) != UriHostNameType.Unknown
            ? host
            : throw Refused($"The setting SmtpHost is '{host}', which is not a server's name; the port goes into SmtpPort.");
    }

    private static int PortOf(IConfiguration configuration, SmtpSecurity security)
    {
        int usual = security switch { SmtpSecurity.Tls => PortOfTls, SmtpSecurity.StartTls => PortOfStartTls, _ => PortInTheClear };
        int port = Number("SmtpPort", Text(configuration, "SmtpPort"), usual, 1, ushort.MaxValue);
        SmtpSecurity? wanted = port switch { PortOfTls => SmtpSecurity.Tls, PortOfStartTls => SmtpSecurity.StartTls, _ => null };
        string number = port.ToString(CultureInfo.InvariantCulture);
        return wanted is null || security == SmtpSecurity.None || wanted == security
            ? port
            : throw Refused($"The setting SmtpSecurity is {security}, but port {number} of mail servers is for {wanted}.");
    }

    private static NetworkCredential? LoginOf(IConfiguration configuration, string host, SmtpSecurity security)
    {
        string? user = Text(configuration, "SmtpUser"), password = configuration["SmtpPassword"] is { Length: > 0 } given ? given : null;
        if (user is null != password is null)
        {
            string missing = user is null ? "SmtpUser" : "SmtpPassword";
            throw Refused($"The setting {missing} is missing: set both to sign in, or none.");
        }

        if (user is not null && security == SmtpSecurity.None && !IsHere(host))
        {
            throw Refused("The setting SmtpSecurity is None, which would send SmtpPassword in the clear: set StartTls or Tls.");
        }

        return user is null ? null : new NetworkCredential(user, password);
    }

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static X509Certificate2Collection? AuthoritiesOf(IConfiguration configuration)
    {
        if (Text(configuration, "SmtpCertificateFile") is not { } path)
        {
            return null;
        }

        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Refused($"The setting SmtpCertificateFile is '{path}', which cannot be read as certificates in PEM.", error);
        }

        return authorities.Count > 0
            ? authorities
            : throw Refused($"The setting SmtpCertificateFile is '{path}', which holds no certificate.");
    }

    private static InvalidOperationException Refused(string sentence, Exception? cause = null) => new(sentence, cause);
}
