using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Local;
using AtoZ.Local.Sample;
using FunctionsHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Tests.Support;

/// <summary>What <c>./run sandbox</c> starts, on a folder that outlasts it.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private const string OnceAYear = "0 0 0 1 1 *";
    private readonly IHost _host;
    private readonly HttpClient _client;

    private SandboxHost(IHost host)
    {
        _host = host;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _client = new HttpClient { BaseAddress = Address };
        _client.DefaultRequestHeaders.Add("x-functions-key", "sandbox");
    }

    public Uri Address { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<SandboxHost> Start(TempFolder folder)
    {
        LocalHostOptions options = LocalAtoZ.Options(azurite: false);
        (options.Port, options.DataDirectory) = (0, folder.Path);
        LocalHostBuilder builder = LocalHostBuilder.Within(options);
        string store = Path.Combine(folder.Path, "store");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LocalHost:DataDirectory"] = folder.Path,
            ["DataDirectory"] = store,
            ["Database"] = $"sqlite:{Path.Combine(store, "atoz.db")}",
            [LocalStart.SandboxSetting] = "true",

            // Time passes as fast as in other tests: no sweep on the way.
            ["NoSilentCaseSweepSchedule"] = OnceAYear,
            ["RecoverySweepSchedule"] = OnceAYear,
            ["WebhookSweepSchedule"] = OnceAYear,
            ["ScanSweepSchedule"] = OnceAYear,
            ["HousekeepingSweepSchedule"] = OnceAYear,
        });
        builder.AddLocalAtoZ().AddSample();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        IHost host = builder.Build();
        await host.StartAsync();
        return new SandboxHost(host);
    }

    /// <summary>Sends as a script does that was written down: with the sandbox's key, and no look at what is going on inside.</summary>
    public async Task<Reply> Send(HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = body is null ? null : ApiHost.Raw(System.Text.Json.JsonSerializer.Serialize(body)) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using HttpResponseMessage answer = await _client.SendAsync(request);
        return await Reply.Read(answer);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
