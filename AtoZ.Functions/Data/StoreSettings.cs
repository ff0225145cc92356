using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Data;

/// <summary>Where the store is, from the setting <c>Database</c>: <c>sqlite:{path}</c> or a PostgreSQL connection string.</summary>
/// <param name="IsSqlite">One file; otherwise PostgreSQL.</param>
/// <param name="ConnectionString">For the provider.</param>
/// <param name="ByEntra">Whether the app's identity signs in with a token of Entra; otherwise what the connection string says.</param>
internal sealed record StoreSettings(bool IsSqlite, string ConnectionString, bool ByEntra = false)
{
    private const string Setting = "Database";
    private const string SignInSetting = "DatabaseSignIn";
    private const string Entra = "Entra";
    private const string Sqlite = "sqlite:";
    private const string FileName = "atoz.db";
    private const int BusySeconds = 30;

    /// <summary>
    /// Reads the setting; without it the store is the file <c>atoz.db</c> in <c>DataDirectory</c>, since the working folder may be the package, which the next
    /// deployment replaces.
    /// </summary>
    /// <exception cref="InvalidOperationException">The setting is neither form.</exception>
    public static StoreSettings From(IConfiguration configuration)
    {
        string folder = configuration["DataDirectory"] is { Length: > 0 } data ? data : "store";
        string text = configuration[Setting] is { Length: > 0 } set ? set : Sqlite + Path.Combine(folder, FileName);
        if (text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            return File(text[Sqlite.Length..]);
        }

        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new StoreSettings(false, text, IsByEntra(configuration[SignInSetting]))
            : throw new InvalidOperationException(
                $"The setting '{Setting}' is neither 'sqlite:PATH' nor a PostgreSQL connection string with 'Host='.");
    }

    private static bool IsByEntra(string? text) => string.IsNullOrWhiteSpace(text)
        ? false
        : string.Equals(text, Entra, StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new InvalidOperationException(
                $"The setting '{SignInSetting}' is '{text}': write '{Entra}', or nothing where the connection string holds the password.");

    private static StoreSettings File(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InvalidOperationException($"The setting '{Setting}' names no file: write 'sqlite:PATH'.");
        }

        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new StoreSettings(true, new SqliteConnectionStringBuilder { DataSource = full, ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString());
    }
}
