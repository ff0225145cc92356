using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;
using MimeKit;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Makes the message of a stored mail: the same mail has the same Message-ID whenever and however it is sent.</summary>
internal static class MailMessages
{
    /// <summary>The header with the mail's key.</summary>
    public const string KeyHeader = "X-AtoZ-Mail";

    /// <summary>
    /// What names a mail outside: the left part of its Message-ID and its envelope id. Its text holds the receiver's link, so nobody who
    /// did not get the mail can name it, and let it bounce.
    /// </summary>
    public static string NumberOf(string key, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\0{text}")).AsSpan(0, 16));

    /// <summary>The one address that a mail goes to; null when it holds none, or more than that.</summary>
    public static MailboxAddress? Receiver(MailRecord mail) =>
        MailAddresses.One(mail.Address) is { } address ? new MailboxAddress(null, address.Address) : null;

    /// <summary>Makes the message.</summary>
    public static MimeMessage Compose(MailRecord mail, string sender)
    {
        MailboxAddress from = MailboxAddress.Parse(sender);
        MimeMessage message = new()
        {
            Subject = OneLine(mail.Subject),
            Date = mail.CreatedAt,
            MessageId = $"{mail.MessageNumber}@{DomainOf(from)}",
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(Receiver(mail) ?? new MailboxAddress(OneLine(mail.Address), "unreadable@atoz.invalid"));
        message.Headers.Add(KeyHeader, OneLine(mail.Key));
        message.Headers.Add("X-AtoZ-Claim", OneLine(mail.ClaimId.Value));
        message.Headers.Add("X-AtoZ-Party", mail.To.ToString());
        message.Headers.Add("Content-Language", mail.Language);

        // So that holiday notices are not sent in answer (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // A name of an item may hold anything: what would begin another header becomes a space.
    private static string OneLine(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }
    });

    private static string DomainOf(MailboxAddress from)
    {
        string address = MailboxAddress.EncodeAddrspec(from.Address);
        return address[(address.LastIndexOf('@') + 1)..];
    }
}
