namespace AtoZ.Local.Pages;

/// <summary>Addresses of mails. A key holds slashes, and no server decodes an escaped one within a path: so each of its parts is escaped by itself.</summary>
internal static class MailPaths
{
    /// <summary>The page of a mail.</summary>
    public static string Page(string key) => "/dev/mail/" + Escaped(key);

    /// <summary>The mail as its receiver's program shows it.</summary>
    public static string Html(string key) => "/dev/mail-html/" + Escaped(key);

    /// <summary>Where a mail is let bounce.</summary>
    public static string Bounce(string key) => "/dev/mail-bounce/" + Escaped(key);

    public static string List(string search, int page) => search.Length == 0 ? $"/dev/mail?page={page}" : $"/dev/mail?q={Uri.EscapeDataString(search)}&page={page}";

    private static string Escaped(string key) => string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
}
