namespace AtoZ.Local.Demo;

/// <summary>What the command line asked for.</summary>
/// <param name="Orders">CSV file of orders, in the layout of the order import.</param>
/// <param name="Reviews">CSV file of reviews: order_id, score, title, message, created_at.</param>
/// <param name="Seed">Decides how every party behaves; the same seed gives the same table.</param>
/// <param name="Limit">At most so many claims; null for all.</param>
/// <param name="Keep">Leave the store for <c>./run</c> to show.</param>
/// <param name="DataDirectory">Where the store is.</param>
internal sealed record DemoOptions(string Orders, string Reviews, int Seed, int? Limit, bool Keep, string DataDirectory)
{
    /// <summary>Reads the arguments.</summary>
    /// <returns>The options, or one sentence that says what is wrong.</returns>
    public static (DemoOptions? Options, string? Problem) Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        bool keep = false;
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (string.Equals(name, "--keep", StringComparison.Ordinal))
            {
                keep = true;
            }
            else if (name is "--orders" or "--reviews" or "--seed" or "--limit" or "--data" && i + 1 < arguments.Count)
            {
                given[name] = arguments[++i];
            }
            else
            {
                return (null, $"'{name}' is not understood, or its value is missing. Usage: ./run demo --orders FILE --reviews FILE [--seed N] [--limit N] [--keep]");
            }
        }

        return Check(given, keep);
    }

    private static (DemoOptions? Options, string? Problem) Check(Dictionary<string, string> given, bool keep)
    {
        if (!given.TryGetValue("--orders", out string? orders) || !given.TryGetValue("--reviews", out string? reviews))
        {
            return (null, "The demonstration needs --orders FILE and --reviews FILE.");
        }

        if (new[] { orders, reviews }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            return (null, $"There is no file '{missing}'.");
        }

        if (Number(given, "--seed", 1) is not { } seed || Number(given, "--limit", int.MaxValue) is not { } limit || limit < 1)
        {
            return (null, "--seed and --limit are whole numbers; --limit is at least 1.");
        }

        string data = Path.GetFullPath(given.GetValueOrDefault("--data", Path.Combine(".atoz", "demo")));
        return (new DemoOptions(orders, reviews, seed, limit == int.MaxValue ? null : limit, keep, data), null);
    }

    private static int? Number(Dictionary<string, string> given, string name, int otherwise) =>
        !given.TryGetValue(name, out string? text) ? otherwise
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number
        : null;
}
