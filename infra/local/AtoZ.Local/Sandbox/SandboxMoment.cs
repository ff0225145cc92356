using System.Globalization;

namespace AtoZ.Local.Sandbox;

/// <summary>Where a sandbox's clock stands, kept beside its store: a restart goes on from there, and no case finds itself in the future.</summary>
internal static class SandboxMoment
{
    private const string FileName = "sandbox-clock.txt";

    /// <summary>The moment that was kept; at the first start the one that is given, which is kept from then on.</summary>
    /// <exception cref="InvalidOperationException">The file does not hold a moment.</exception>
    public static DateTimeOffset Open(string dataDirectory, DateTimeOffset first)
    {
        string path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
        {
            Keep(dataDirectory, first);
            return first;
        }

        return DateTimeOffset.TryParseExact(File.ReadAllText(path).Trim(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset kept)
            ? kept
            : throw new InvalidOperationException($"{path} does not hold the moment of the sandbox's clock; './run reset' begins anew.");
    }

    /// <summary>Keeps a moment. Called before the clock moves there.</summary>
    public static void Keep(string dataDirectory, DateTimeOffset moment)
    {
        Directory.CreateDirectory(dataDirectory);
        string path = Path.Combine(dataDirectory, FileName), partial = path + ".part";
        File.WriteAllText(partial, moment.ToString("O", CultureInfo.InvariantCulture));
        File.Move(partial, path, overwrite: true);
    }
}
