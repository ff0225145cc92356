using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Settings;
using MimeKit;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Keeps each mail as an .eml file that any mail program opens. The name comes from the mail, so a repeat writes the same file.</summary>
internal sealed class LocalMailbox(AppSettings settings) : IMailTransport
{
    /// <summary>Where the mails are.</summary>
    public string Directory { get; } = Path.Combine(settings.DataDirectory, "mail");

    /// <inheritdoc/>
    public async Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(this.Directory);
        string path = Path.Combine(this.Directory, NameOf(mail) + ".eml");
        string partial = path + ".part";
        using (MimeMessage message = MailMessages.Compose(mail, settings.MailSender))
        {
            await message.WriteToAsync(partial, cancellationToken);
        }

        // A reader sees the whole mail or none.
        File.Move(partial, path, overwrite: true);
        return MailDelivery.Accepted;
    }

    /// <summary>The names of all mails, newest first.</summary>
    public IReadOnlyList<string> List() => System.IO.Directory.Exists(this.Directory)
        ? [.. System.IO.Directory.EnumerateFiles(this.Directory, "*.eml").Select(p => Path.GetFileNameWithoutExtension(p)!).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads one mail; null when there is none of that name.</summary>
    public async Task<MimeMessage?> Read(string id, CancellationToken cancellationToken)
    {
        // Only names from the list are opened: what a caller sends never becomes a path.
        return this.List().Contains(id) ? await MimeMessage.LoadAsync(Path.Combine(this.Directory, id + ".eml"), cancellationToken) : null;
    }

    private static string NameOf(MailRecord mail)
    {
        string at = mail.CreatedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        return $"{at}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Key)).AsSpan(0, 8))}";
    }
}
