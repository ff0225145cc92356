using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Keys;

/// <summary>The keys with which callers show that they may call. Made at first start and kept in the data directory, readable by the owner only.</summary>
internal sealed class KeyRing
{
    /// <summary>The file in the data directory.</summary>
    public const string FileName = "keys.json";

    /// <summary>The system key of the durable management API.</summary>
    public const string DurableTask = "durabletask_extension";

    private const string Default = "default";
    private const int KeyBytes = 40;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _path;
    private readonly string? _masterKey;
    private readonly string? _hostKey;
    private readonly Lock _reading = new();
    private volatile Keys _keys;
    private DateTime _written;

    private KeyRing(string path, Keys keys, string? masterKey, string? hostKey)
    {
        (_path, _masterKey, _hostKey, _keys) = (path, masterKey, hostKey, keys);
        _written = File.GetLastWriteTimeUtc(path);
    }

    /// <summary>The key for everything.</summary>
    public string MasterKey => _keys.MasterKey;

    /// <summary>The key for every function.</summary>
    public string HostKey => _keys.HostKeys[Default];

    /// <summary>The key of the durable management API.</summary>
    public string DurableKey => _keys.SystemKeys[DurableTask];

    /// <summary>Reads the keys, and makes those that are missing.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="functions">The functions' names.</param>
    /// <param name="masterKey">A master key for this run, in place of the kept one.</param>
    /// <param name="hostKey">A host key for this run, beside the kept ones.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="HostSetupException">The file can't be read.</exception>
    public static KeyRing Open(string dataDirectory, IEnumerable<string> functions, string? masterKey, string? hostKey = null)
    {
        string path = Path.Combine(dataDirectory, FileName);
        Keys? known = Read(path);
        Keys keys = known ?? new Keys(NewKey(), [], [], []);
        keys.HostKeys.TryAdd(Default, NewKey());
        keys.SystemKeys.TryAdd(DurableTask, NewKey());
        bool changed = known is null;
        foreach (string function in functions.Where(function => !keys.Functions.ContainsKey(function)))
        {
            keys.Functions[function] = new Dictionary<string, string>(StringComparer.Ordinal) { [Default] = NewKey() };
            changed = true;
        }

        if (changed)
        {
            Write(path, keys);
        }

        // After writing: keys of this run alone never reach the file.
        return new KeyRing(path, OfThisRun(keys, masterKey, hostKey), masterKey, hostKey);
    }

    /// <summary>A function's own key.</summary>
    /// <param name="function">Its name.</param>
    /// <returns>The key.</returns>
    public string FunctionKey(string function) => _keys.Functions[function][Default];

    /// <summary>Whether a key opens a level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="key">The key given, if any.</param>
    /// <param name="function">The function, for its own keys.</param>
    /// <returns>Whether it does.</returns>
    public bool Opens(AuthorizationLevel level, string? key, string? function = null)
    {
        if (level is AuthorizationLevel.Anonymous or AuthorizationLevel.User)
        {
            return true;
        }

        if (string.IsNullOrEmpty(key))
        {
            return false;
        }

        Reread();
        Dictionary<string, string>? own = function is null ? null : _keys.Functions.GetValueOrDefault(function);
        IEnumerable<string> candidates = level switch
        {
            AuthorizationLevel.Function => _keys.HostKeys.Values.Concat(own?.Values ?? Enumerable.Empty<string>()),
            AuthorizationLevel.System => _keys.SystemKeys.Values,
            _ => [],
        };
        return candidates.Append(MasterKey).Any(candidate => Same(candidate, key));
    }

    // So that keys are rotated while the host runs, as on Azure: a second one is written into the file, and later the first one is taken out. A file that
    // is only half written changes nothing; it is looked at again when it changes again.
    private void Reread()
    {
        lock (_reading)
        {
            DateTime written = File.GetLastWriteTimeUtc(_path);
            if (written == _written)
            {
                return;
            }

            _written = written;
            try
            {
                _keys = Read(_path) is { } keys && keys.HostKeys.ContainsKey(Default) && keys.SystemKeys.ContainsKey(DurableTask) ? OfThisRun(keys, _masterKey, _hostKey) : _keys;
            }
            catch (HostSetupException)
            {
                // Those that were read before go on.
            }
        }
    }

    private static Keys OfThisRun(Keys keys, string? masterKey, string? hostKey)
    {
        if (hostKey is not null)
        {
            keys.HostKeys["run"] = hostKey;
        }

        return masterKey is null ? keys : keys with { MasterKey = masterKey };
    }

    // Hashed first, so that the time taken tells neither the length nor a prefix.
    private static bool Same(string candidate, string key) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    // Without signs that an address would have to escape.
    private static string NewKey() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static Keys? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Keys>(File.ReadAllText(path), Json) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new HostSetupException($"The keys in {path} can't be read ({error.Message.TrimEnd('.')}); mend the file, or delete it to have new keys made.", error);
        }
    }

    private static void Write(string path, Keys keys)
    {
        string temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(file, keys, Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private sealed record Keys(
        string MasterKey,
        Dictionary<string, string> HostKeys,
        Dictionary<string, string> SystemKeys,
        Dictionary<string, Dictionary<string, string>> Functions);
}
