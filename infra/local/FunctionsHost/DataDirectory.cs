using System.Globalization;

namespace FunctionsHost;

/// <summary>The folder with the host's data, held by this process alone.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string LockFile = "host.lock";
    private const string PidFile = "host.pid";
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Takes the folder, making it where it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The folder, held until it is disposed of.</returns>
    /// <exception cref="HostSetupException">Another process holds it, or it can't be written.</exception>
    public static DataDirectory Open(string path)
    {
        try
        {
            OwnersFolder.Make(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HostSetupException($"The data directory {path} can't be made ({error.Message.TrimEnd('.')}); choose another with the setting LocalHost__DataDirectory.", error);
        }

        string pid = System.IO.Path.Combine(path, PidFile);
        try
        {
            // The system lets go of the file when the process ends, however it ends.
            var held = new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(pid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataDirectory(path, held);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new HostSetupException($"The data directory {path} can't be written; choose another with the setting LocalHost__DataDirectory.", error);
        }
        catch (IOException error)
        {
            string who = File.Exists(pid) ? $" (process {File.ReadAllText(pid).Trim()})" : string.Empty;
            throw new HostSetupException(
                $"The data directory {path} is used by another host{who}; stop it, or choose another directory with the setting LocalHost__DataDirectory.", error);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _lock.Dispose();
}
