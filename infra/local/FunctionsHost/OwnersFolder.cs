namespace FunctionsHost;

/// <summary>
/// A folder that nobody else may look into, since what is made in it later is as open as the system makes files: stores, mails, blobs.
/// </summary>
internal static class OwnersFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it where it is missing, and those above it that are missing; one that is there stays as it is.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // One by one: the system's own way leaves those above it open to all, and .atoz of .atoz/sandbox becomes a data directory too.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && !Directory.Exists(above))
        {
            Make(above);
        }

        Directory.CreateDirectory(path, OwnerOnly);
    }
}
