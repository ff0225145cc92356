using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

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
    private const int BusySeconds = 30;

    /// <summary>The whole path of its file; null for PostgreSQL.</summary>
    public string? SqliteFile => IsSqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    /// <summary>Reads the setting. It has no default: with its name misspelt, each instance would keep a ledger of its own, on a disk that passes.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing, or neither form.</exception>
    public static StoreSettings From(IConfiguration configuration)
    {
        string text = configuration[Setting] is { } set && !string.IsNullOrWhiteSpace(set) ? set : throw new InvalidOperationException(
            $"The setting '{Setting}' is missing: write a PostgreSQL connection string with 'Host=', or 'sqlite:PATH' where all runs on one machine.");
        if (text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            return File(text[Sqlite.Length..]);
        }

        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new StoreSettings(false, text, IsByEntra(configuration[SignInSetting]))
            : throw new InvalidOperationException(
                $"The setting '{Setting}' is neither 'sqlite:PATH' nor a PostgreSQL connection string with 'Host='.");
    }

    /// <summary>Which one, for the log: no password.</summary>
    public override string ToString()
    {
        if (SqliteFile is { } file)
        {
            return $"SQLite, {file}";
        }

        NpgsqlConnectionStringBuilder server = new(ConnectionString);
        return $"PostgreSQL, {server.Host}, {server.Database}";
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
