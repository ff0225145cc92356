using MimeKit;

namespace AtoZ.Functions.Texts;

/// <summary>What counts as the address of a mailbox, in settings, in facts and when a mail is sent.</summary>
internal static class MailAddresses
{
    /// <summary>The one address that a text holds, with a name or without; null when it holds none, or more than one.</summary>
    public static MailboxAddress? One(string text)
    {
        bool isOne = MailboxAddress.TryParse(text, out MailboxAddress? address) && !text.Any(char.IsControl);
        return isOne && address!.Address.IndexOf('@', StringComparison.Ordinal) > 0 ? address : null;
    }
}
