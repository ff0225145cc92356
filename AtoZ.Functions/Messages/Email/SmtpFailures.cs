using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// What a failure of sending says: about the mail, for good or for now, or only about the server. Nothing here repeats the server's own
/// words, since they name the receiver.
/// </summary>
internal static partial class SmtpFailures
{
    private const int NotSignedIn = 530;
    private const int MechanismTooWeak = 534;
    private const int LoginWrong = 535;
    private const int EncryptionRequired = 538;

    /// <summary>Whether this is the server's or the network's doing, not a fault of the app.</summary>
    public static bool IsOfTheServer(Exception failure) => failure
        is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or SocketException or IOException
        or NotSupportedException or OperationCanceledException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    /// <summary>The code of a refusal that will not change; null when it may, or when it says nothing about this mail.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="late">Whether the mail was tried for as long as one is.</param>
    public static string? CodeOfRefusal(Exception failure, bool late)
    {
        if (failure is not SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } answer
            || answer.StatusCode == SmtpStatusCode.ServiceNotAvailable
            || IsOfTheLogin(answer))
        {
            return null;
        }

        // X.7: what the server permits the sender, such as relaying. That is for whoever runs it to mend, not for the receiver (RFC 3463).
        bool forGood = (int)answer.StatusCode >= 500 && !Enhanced(answer).Contains(".7.", StringComparison.Ordinal);
        return forGood || late ? Code(answer) : null;
    }

    /// <summary>What went wrong, to follow "The mail server …".</summary>
    public static string Words(Exception failure) => failure switch
    {
        SmtpCommandException answer when IsOfTheLogin(answer) =>
            $"wants a login, or another one ({Code(answer)}); see SmtpUser and SmtpPassword",
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } answer =>
            $"does not take mail from MailBounceAddress or MailSender ({Code(answer)})",
        SmtpCommandException answer => $"answered {Code(answer)}",
        ServiceNotAuthenticatedException => "wants a login; see SmtpUser and SmtpPassword",
        AuthenticationException => "refused the login of SmtpUser and SmtpPassword",
        SslHandshakeException =>
            "showed a certificate that is not trusted, or speaks no TLS there; see SmtpSecurity and SmtpCertificateFile",
        NotSupportedException => "does not offer STARTTLS, or no way to sign in that is known here",
        OperationCanceledException => "did not answer in time",
        _ => $"broke off ({failure.GetType().Name})",
    };

    private static bool IsOfTheLogin(SmtpCommandException answer) =>
        (int)answer.StatusCode is NotSignedIn or MechanismTooWeak or LoginWrong or EncryptionRequired;

    private static string Code(SmtpCommandException answer) =>
        $"{((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)} {Enhanced(answer)}".TrimEnd();

    private static string Enhanced(SmtpCommandException answer) => EnhancedCode().Match(answer.Message).Value;

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnhancedCode();
}
