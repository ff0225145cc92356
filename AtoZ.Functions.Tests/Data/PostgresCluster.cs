using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>
/// A PostgreSQL server of the tests' own: made on first use from the installed programs, in a folder and on a port that nothing
/// else uses, stopped and deleted at the end. Without the programs the tests fail and say what to install; they never skip.
/// </summary>
public sealed class PostgresCluster
{
    /// <summary>Members of this role need a password; everybody else is trusted.</summary>
    public const string ByPassword = "by_password";

    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-postgres-").FullName;
    private string? _server;
    private string _options = "";
    private int _databases;

    /// <summary>A new, empty database: its connection string. Tests of one collection ask one after the other.</summary>
    public async Task<string> NewDatabase()
    {
        string server = _server ??= await Start();

        // Connections to the databases of tests before stay open for minutes, one pool each; together they were more than the server takes.
        NpgsqlConnection.ClearAllPools();
        string name = $"atoz_{(++_databases).ToString(CultureInfo.InvariantCulture)}";
        await using NpgsqlConnection connection = new(server);
        await connection.OpenAsync();
        await using NpgsqlCommand create = new($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 30 }.ToString();
    }

    /// <summary>Stops the server and deletes its folder.</summary>
    public async Task Stop()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Run("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Shuts the server down as an administrator does: who is connected is thrown out.</summary>
    public Task Halt() => Run("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w");

    /// <summary>Starts the server again, with all that it had.</summary>
    public Task Resume() => Run("pg_ctl", "start", "-D", Data, "-o", _options, "-l", Path.Combine(_folder, "log"), "-w");

    private string Data => Path.Combine(_folder, "data");

    private async Task<string> Start()
    {
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root; the package brings a user for it.
            await Execute("chown", ["postgres", _folder]);
        }

        await Run("initdb", "-D", Data, "-U", "atoz", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync");
        string rules = Path.Combine(Data, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, $"host all +{ByPassword} 127.0.0.1/32 scram-sha-256\n{await File.ReadAllTextAsync(rules)}");
        string port = FreePort().ToString(CultureInfo.InvariantCulture);
        _options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c max_connections=120";
        await Resume();
        return $"Host=127.0.0.1;Port={port};Username=atoz;Database=postgres";
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task Run(string program, params string[] arguments)
    {
        string path = Find(program);
        return Environment.IsPrivilegedProcess ? Execute("runuser", ["-u", "postgres", "--", path, .. arguments]) : Execute(path, arguments);
    }

    // Debian keeps the server's programs of each version in a folder that is not on the path.
    private static string Find(string program)
    {
        const string debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        IEnumerable<string> folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. versions.Order().Reverse().Select(v => Path.Combine(v, "bin"))];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"'{program}' is not installed: the tests need PostgreSQL's server programs (Debian: apt-get install postgresql).");
    }

    private static async Task Execute(string program, string[] arguments)
    {
        // Output goes nowhere: the server inherits it and would keep a pipe open for ever.
        ProcessStartInfo start = new("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() };
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
