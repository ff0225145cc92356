namespace AtoZ.Functions.Data;

/// <summary>A file for what may be longer than memory is; it removes itself when it is closed.</summary>
internal static class TemporaryFile
{
    /// <summary>For readers and writers beside it.</summary>
    public const int BufferBytes = 64 * 1024;

    /// <summary>Opens a new one, to write and read again.</summary>
    public static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), $"atoz-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
}
