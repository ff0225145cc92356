using FunctionsHost;

namespace AtoZ.Local.Keys;

/// <summary>A file that only its owner may read, there as a whole or not at all.</summary>
internal static class OwnersFile
{
    public static void Write(string path, Action<FileStream> write)
    {
        OwnersFolder.Make(Path.GetDirectoryName(path)!);
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        string partial = path + ".part";
        using (FileStream file = new(partial, options))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }
}
