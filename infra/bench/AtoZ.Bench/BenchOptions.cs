using System.Globalization;

namespace AtoZ.Bench;

/// <summary>What to measure, and how large.</summary>
/// <param name="Waiting">Instances that wait for an event or a timer.</param>
/// <param name="Finished">Instances that the file grows to.</param>
/// <param name="Limit">When the run ends at the latest; what is not measured by then says so.</param>
/// <param name="Parts">The parts to run; empty: all.</param>
/// <param name="ChildStore">Set in the process that the bench starts for itself: the store that it opens.</param>
internal sealed record BenchOptions(int Waiting, int Finished, TimeSpan Limit, IReadOnlyCollection<string> Parts, string? ChildStore)
{
    private const string Usage = """
        ./bench engine [--waiting N] [--finished N] [--minutes M] [--only floor,throughput,single,history,waiting,growth]
            measures the durable engine (defaults: 1,000,000 waiting, 1,000,000 finished, at most 10 minutes)
        ./bench --soak [--seeds N] [--first SEED] [--minutes M]
            runs seeded simulations of the engine until a seed fails or the time is over (default: 10 minutes)
        """;

    /// <summary>Reads the command line; null when it makes no sense, and then the usage has been written.</summary>
    public static BenchOptions? Parse(string[] args, TextWriter errors)
    {
        BenchOptions options = new(1_000_000, 1_000_000, TimeSpan.FromMinutes(10), [], null);
        if (args is not ["engine", ..] || args.Length % 2 == 0)
        {
            errors.WriteLine(Usage);
            return null;
        }

        for (int at = 1; at < args.Length; at += 2)
        {
            if (options.With(args[at], args[at + 1]) is not { } next)
            {
                errors.WriteLine($"{args[at]} {args[at + 1]} is not understood.\n{Usage}");
                return null;
            }

            options = next;
        }

        return options;
    }

    public bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);

    private BenchOptions? With(string name, string value) => name switch
    {
        "--only" => this with { Parts = value.Split(',') },
        "--child" => this with { ChildStore = value },
        "--waiting" when Number(value) is { } number => this with { Waiting = number },
        "--finished" when Number(value) is { } number => this with { Finished = number },
        "--minutes" when Number(value) is { } number => this with { Limit = TimeSpan.FromMinutes(number) },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
