using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Local;
using AtoZ.Local.Sample;
using FunctionsHost;
using FunctionsHost.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>A first start: the sample is played once for all tests, which look at what came of it. What strangers were told meanwhile is kept.</summary>
public sealed class PlayedSample : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-sample-").FullName;
    private IHost? _host;

    internal IServiceProvider Services => _host!.Services;

    internal HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The start page while it was being played.</summary>
    internal string StartPage { get; private set; } = "";

    /// <summary>What a program and a person were answered who filed or answered meanwhile.</summary>
    internal Reply Filed { get; private set; } = null!;

    internal Reply Answered { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _host = Build();
        await _host.StartAsync();
        Client.BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Filed = await Send("api/claims", "{}", "application/json");
        Answered = await Send("case/any/do/pay", "", "text/html");
        StartPage = await Client.GetStringAsync("/");
        await Services.GetServices<IHostedService>().OfType<SampleSeeder>().Single().ExecuteTask!;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _host!.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Posts as somebody who has nothing to do with the sample.</summary>
    internal async Task<Reply> Send(string path, string body, string accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = ApiHost.Raw(body) };
        request.Headers.Add("x-functions-key", Services.GetRequiredService<KeyRing>().HostKey);
        request.Headers.Add("Idempotency-Key", "stranger");
        request.Headers.Add("Accept", accept);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        return await Reply.Read(answer);
    }

    private IHost Build()
    {
        LocalHostOptions options = LocalAtoZ.Options();
        (options.Port, options.DataDirectory) = (0, _folder);
        LocalHostBuilder builder = LocalHostBuilder.Within(options);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LocalHost:DataDirectory"] = _folder,
            ["DataDirectory"] = Path.Combine(_folder, "store"),
            ["Database"] = $"sqlite:{Path.Combine(_folder, "store", "atoz.db")}",
            ["NoSilentCaseSweepSchedule"] = "0 0 3 * * *",
            ["RecoverySweepSchedule"] = "0 0 4 * * *",
        });
        builder.AddLocalAtoZ();
        builder.AddSample();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        return builder.Build();
    }
}
