using System.Globalization;

namespace AtoZ.ClaimsBench;

/// <summary>What to measure, and how large.</summary>
/// <param name="Claims">Whole claims, from submit to ledger.</param>
/// <param name="Seconds">How long claims are submitted at a steady rate.</param>
/// <param name="Rate">Submits per second.</param>
/// <param name="Lines">Order lines of the import.</param>
/// <param name="Stored">Claims in the store when lists are read.</param>
/// <param name="Parts">The parts to run; empty: all.</param>
internal sealed record ClaimsBenchOptions(int Claims, int Seconds, int Rate, int Lines, int Stored, IReadOnlyCollection<string> Parts)
{
    /// <summary>An empty PostgreSQL database for the part <c>instances</c>, which is run only where there is one.</summary>
    public string? Database { get; init; }

    /// <summary>How many processes the part <c>instances</c> compares with one.</summary>
    public int Processes { get; init; } = 2;

    /// <summary>What the orders of one of these processes begin with; null in the process that was asked to measure.</summary>
    public string? Worker { get; init; }

    private const string Usage = """
        ./bench claims [--claims N] [--seconds S] [--rate R] [--lines N] [--stored N] [--only submit,whole,import,list]
            measures the whole app over HTTP (defaults: 2,000 whole claims, 10 s of 100 submits a second, 1,000,000 order lines, 1,000,000 stored claims)
        ./bench claims --only instances --database "Host=…;Database=…" [--processes N] [--claims N]
            one process and N (default: 2) on an empty PostgreSQL database, 64 claims at once
        """;

    /// <summary>Reads the command line; null when it makes no sense, and then the usage has been written.</summary>
    public static ClaimsBenchOptions? Parse(string[] args, TextWriter errors)
    {
        ClaimsBenchOptions options = new(2_000, 10, 100, 1_000_000, 1_000_000, []);
        for (int at = 0; at < args.Length; at += 2)
        {
            if (at + 1 == args.Length || options.With(args[at], args[at + 1]) is not { } next)
            {
                errors.WriteLine($"{args[at]} is not understood.\n{Usage}");
                return null;
            }

            options = next;
        }

        return options;
    }

    public bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);

    private ClaimsBenchOptions? With(string name, string value)
    {
        if (name == "--only")
        {
            return this with { Parts = value.Split(',') };
        }

        if (name is "--database" or "--worker")
        {
            return name == "--database" ? this with { Database = value } : this with { Worker = value };
        }

        if (!int.TryParse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number) || number < 1)
        {
            return null;
        }

        return name switch
        {
            "--claims" => this with { Claims = number },
            "--seconds" => this with { Seconds = number },
            "--rate" => this with { Rate = number },
            "--lines" => this with { Lines = number },
            "--stored" => this with { Stored = number },
            "--processes" => this with { Processes = number },
            _ => null,
        };
    }
}
