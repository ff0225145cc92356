using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Settings;
using AtoZ.Local.Keys;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Local.Sample;

/// <summary>Puts scripted parties around a running app: the sample and the demonstration both play in it.</summary>
internal sealed class Theatre : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly HttpClient _http;

    private Theatre(IServiceProvider services, HttpClient http, Player player)
    {
        _services = services;
        _http = http;
        this.Player = player;
    }

    /// <summary>Acts through the API.</summary>
    public Player Player { get; }

    /// <summary>What the parties plan.</summary>
    public Agenda Agenda { get; } = new();

    /// <summary>The app's clock.</summary>
    public LocalClock Clock => _services.GetRequiredService<LocalClock>();

    /// <summary>The app's store.</summary>
    public AtoZStore Store => _services.GetRequiredService<AtoZStore>();

    /// <summary>Lets the scripted parties read the mails that the app sends. Call before the app is built.</summary>
    public static void ListenToMails(LocalHostBuilder builder)
    {
        builder.Services.AddSingleton<ListeningMailer>(provider => new ListeningMailer(ActivatorUtilities.CreateInstance<Mailer>(provider)));
        builder.Services.AddSingleton<IMailer>(provider => provider.GetRequiredService<ListeningMailer>());
    }

    /// <summary>Opens it around an app that has started.</summary>
    public static Theatre Open(IServiceProvider services)
    {
        string address = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        HttpClient http = new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Add(SampleProgress.Header, services.GetRequiredService<SampleProgress>().Ticket);
        LocalKeys keys = LocalKeys.Open(services.GetRequiredService<AppSettings>().DataDirectory);
        return new Theatre(services, http, new Player(http, HostKey(services), keys.Staff));
    }

    /// <summary>A play with this cast.</summary>
    public Play Cast(ICast cast) => new(
        this.Clock, _services.GetRequiredService<WorkTracker>(), this.Store, _services.GetRequiredService<ListeningMailer>(), this.Agenda, cast, this.Player);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // The parties use the key that an operator would copy from the same file.
    private static string HostKey(IServiceProvider services)
    {
        string file = Path.Combine(services.GetRequiredService<IConfiguration>()["LocalHost:DataDirectory"]!, "keys.json");
        using JsonDocument keys = JsonDocument.Parse(File.ReadAllText(file));
        return keys.RootElement.GetProperty("hostKeys").GetProperty("default").GetString()!;
    }
}
