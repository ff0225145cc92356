using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>The host as a process: one clear sentence when it cannot start, a clean stop, and nothing in the way after a kill.</summary>
public class ProcessTests
{
    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var folder = new TempFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var app = AppProcess.Start(folder, azurite: false, port);
        await IsOneSentenceAsync(app, $"Port {port} is in use");
    }

    [Fact]
    public async Task A_broken_settings_file_is_one_sentence()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "local.settings.json"), "{\n \"Values\": { \"A\": } }");
        using var app = AppProcess.Start(folder, azurite: false);
        await IsOneSentenceAsync(app, "local.settings.json, line 2");
    }

    [Fact]
    public async Task A_missing_Node_is_one_sentence()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "host.json"), """{ "version": "2.0" }""");
        using var app = AppProcess.Start(folder, azurite: true, path: folder.Path);
        await IsOneSentenceAsync(app, "Node.js is needed");
    }

    [Fact]
    public async Task A_database_that_is_away_is_one_sentence()
    {
        using var folder = new TempFolder();
        await SetDatabase(folder, "Host=127.0.0.1;Port=1;Username=atoz;Database=atoz");
        using var app = AppProcess.Start(folder, azurite: false);
        await IsOneSentenceAsync(app, "AtoZ cannot start: the store cannot be reached");
    }

    [Fact]
    public async Task A_damaged_store_is_one_sentence()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Path, "atoz.db");
        await File.WriteAllTextAsync(path, new string('x', 8192));
        await SetDatabase(folder, $"sqlite:{path}");
        using var app = AppProcess.Start(folder, azurite: false);
        await IsOneSentenceAsync(app, "AtoZ cannot start: the store is damaged");
    }

    [Fact]
    public async Task A_damaged_store_of_orchestrations_is_one_sentence()
    {
        using var folder = new TempFolder();
        string data = Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "durable.db"), new string('x', 8192));
        using var app = AppProcess.Start(folder, azurite: false);
        await IsOneSentenceAsync(app, "The durable store is damaged");
    }

    [Fact]
    public async Task It_stops_cleanly_when_asked_to()
    {
        using var folder = new TempFolder();
        using var app = AppProcess.Start(folder, azurite: true);
        await app.ListeningAsync();
        Assert.Equal(0, await app.StopAsync());
    }

    [Trait("Category", "Long")]
    [Fact]
    public async Task After_a_kill_it_starts_again_on_the_same_data()
    {
        using var folder = new TempFolder();
        using (var app = AppProcess.Start(folder, azurite: true))
        {
            await app.ListeningAsync();
            await app.KillAsync();
        }

        using var again = AppProcess.Start(folder, azurite: true);
        await again.ListeningAsync();
        Assert.Equal(0, await again.StopAsync());
    }

    private static Task SetDatabase(TempFolder folder, string database) =>
        File.WriteAllTextAsync(Path.Combine(folder.Path, "local.settings.json"), JsonSerializer.Serialize(new { Values = new { Database = database } }));

    private static async Task IsOneSentenceAsync(AppProcess app, string start)
    {
        Task<string> output = app.OutputAsync();
        (int code, string errors) = await app.EndedAsync();
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
        Assert.Equal(2, code);
        Assert.DoesNotContain('\n', errors);
        Assert.Contains(start, errors, StringComparison.Ordinal);
    }
}
