using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// Under which id Azure Communication Services knows a mail. It is made from the mail's key: the same mail has the same id when it is
/// handed over again, and a report of its delivery, which names only this id, leads back to it.
/// </summary>
internal static class MailOperation
{
    /// <summary>The id of a mail.</summary>
    public static Guid IdOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
