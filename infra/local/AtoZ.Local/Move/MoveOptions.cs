namespace AtoZ.Local.Move;

/// <summary>What the command line asked for.</summary>
/// <param name="Verb">backup, restore or export.</param>
/// <param name="File">The archive, for backup and restore.</param>
/// <param name="Data">The data folder; null for the one that the settings name.</param>
/// <param name="Postgres">The connection string of the database, for export.</param>
/// <param name="Storage">The storage account, for export; null where files are not sent.</param>
internal sealed record MoveOptions(string Verb, string? File, string? Data, string? Postgres, string? Storage)
{
    private const string Usage =
        "Usage: ./run backup FILE [--data FOLDER], ./run restore FILE [--data FOLDER], ./run export --postgres CONNECTION [--storage ACCOUNT] [--data FOLDER]";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="MoveException">They are not understood.</exception>
    public static MoveOptions Parse(IReadOnlyList<string> arguments)
    {
        MoveOptions options = new(arguments[0], null, null, null, null);
        for (int i = 1; i < arguments.Count; i++)
        {
            options = (arguments[i], i + 1 < arguments.Count) switch
            {
                ("--data", true) => options with { Data = arguments[++i] },
                ("--postgres", true) when options.Verb == "export" => options with { Postgres = arguments[++i] },
                ("--storage", true) when options.Verb == "export" => options with { Storage = arguments[++i] },
                ({ Length: > 0 } file, _) when options.Verb != "export" && options.File is null && file[0] != '-' => options with { File = Path.GetFullPath(file) },
                _ => throw new MoveException($"'{arguments[i]}' is not understood, or its value is missing. {Usage}"),
            };
        }

        return options is { File: null, Postgres: null } ? throw new MoveException(Usage) : options;
    }
}
