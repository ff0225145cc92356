using System.Net;

namespace AtoZ.Functions.Email;

/// <summary>Subject, plain text and HTML of a mail.</summary>
public static class MailTexts
{
    /// <summary>Composes a mail in its reader's language.</summary>
    public static (string Subject, string Text, string Html) Compose(MailRequest mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        string subject = $"Claim {mail.ClaimId}: {mail.Purpose}";
        IEnumerable<string> lines = mail.Data.Select(d => $"{d.Key}: {d.Value}");
        string text = string.Join('\n', mail.Link is null ? lines : lines.Append(mail.Link.ToString()));
        return (subject, text, $"<pre>{WebUtility.HtmlEncode(text)}</pre>");
    }
}
