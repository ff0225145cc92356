using System.Net.Http.Headers;
using AtoZ.Functions.Tests.Data;
using AtoZ.Local;
using AtoZ.Local.Storage;
using DurableTask.Sqlite.Tests;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using FunctionsHost.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>The whole local host in this process: real HTTP on a free port, a virtual clock, a directory of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    // Only what hangs takes so long, on whatever machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly IHost _host;
    private readonly bool _ownsDirectory;

    private TestHost(IHost host, TestHostSettings settings, string directory, CapturedLogs logs)
    {
        _host = host;
        _ownsDirectory = settings.Directory is null;
        Directory = directory;
        Clock = settings.Clock;
        Logs = logs;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address(host) };
    }

    /// <summary>A client without keys.</summary>
    public HttpClient Client { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.Services;

    public LocalClock Clock { get; }

    public KeyRing Keys => Services.GetRequiredService<KeyRing>();

    /// <summary>Settings and data.</summary>
    public string Directory { get; }

    /// <summary>What was logged.</summary>
    public CapturedLogs Logs { get; }

    /// <summary>Starts a host for some classes with functions.</summary>
    public static Task<TestHost> StartAsync(params Type[] functionTypes) => StartAsync(new TestHostSettings { FunctionTypes = functionTypes });

    public static async Task<TestHost> StartAsync(TestHostSettings settings)
    {
        string directory = settings.Directory ?? System.IO.Directory.CreateTempSubdirectory("atoz-host-").FullName;
        if (settings.HasStore && settings.Directory is null)
        {
            await MigratedStore.CopyTo(Path.Combine(directory, "data", "store", "atoz.db"));
        }

        Write(directory, "host.json", settings.HostJson);
        Write(directory, "local.settings.json", settings.LocalSettings);
        LocalHostBuilder builder = LocalHostBuilder.Within(Options(settings, directory));
        var logs = new CapturedLogs();
        builder.Logging.ClearProviders().AddProvider(logs);
        settings.Configure?.Invoke(builder);
        IHost host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, settings, directory, logs);
    }

    /// <summary>Walks the clock on from one due timer to the next, and waits each time until all that came due has been done.</summary>
    public Task AdvanceAsync(TimeSpan span) => Clock.WalkToAsync(Clock.GetUtcNow() + span, cancellationToken: new CancellationTokenSource(Patience).Token);

    /// <summary>Waits until nothing happens any more by itself.</summary>
    public Task IdleAsync() => Services.GetRequiredService<WorkTracker>().WhenIdleAsync(new CancellationTokenSource(Patience).Token);

    /// <summary>Sends a request with the master key.</summary>
    public Task<HttpResponseMessage> AsAdminAsync(HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-functions-key", Keys.MasterKey);
        if (json is not null)
        {
            request.Content = new StringContent(json, MediaTypeHeaderValue.Parse("application/json"));
        }

        return Client.SendAsync(request);
    }

    /// <summary>Where the durable management API tells of the instance whose id an answer is.</summary>
    public async Task<Uri> StatusAddress(HttpResponseMessage started) =>
        new($"/runtime/webhooks/durabletask/instances/{await started.Content.ReadAsStringAsync()}?code={Keys.DurableKey}", UriKind.Relative);

    /// <summary>Stops the host and leaves its directory for another one.</summary>
    public async Task StopAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private static LocalHostOptions Options(TestHostSettings settings, string directory)
    {
        LocalHostOptions options = settings.WholeApp ? LocalAtoZ.Options(settings.StartAzurite) : OfThisAssembly(settings);
        options.SettingsDirectory = directory;
        options.DataDirectory = Path.Combine(directory, "data");
        options.Port = settings.Port;
        options.TimeProvider = settings.Clock;
        options.Inspector = settings.Inspector;
        foreach (Type type in settings.FunctionTypes)
        {
            options.FunctionTypes.Add(type);
        }

        return options;
    }

    private static LocalHostOptions OfThisAssembly(TestHostSettings settings)
    {
        LocalHostOptions options = new();
        options.MetadataFiles.Add(Path.Combine(AppContext.BaseDirectory, "AtoZ.Functions.Tests.functions.metadata"));
        options.Companions.Add(new AzuriteCompanion(settings.StartAzurite));
        return options;
    }

    private static void Write(string directory, string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(directory, name), text);
        }
    }

    private static Uri Address(IHost host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
