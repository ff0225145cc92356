using AtoZ.Local.Sandbox;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AtoZ.Local.Sample;

/// <summary>What the app does more when it runs by itself on one machine.</summary>
internal static class LocalStart
{
    /// <summary>The setting that keeps the store empty: <c>none</c>.</summary>
    public const string SampleSetting = "Sample";

    /// <summary>The setting that makes the clock stand until <c>/api/sandbox/clock</c> moves it: <c>true</c>.</summary>
    public const string SandboxSetting = "Sandbox";

    // It opens play money on the own machine; so what is written down about the sandbox runs as it stands.
    private const string SandboxKey = "sandbox";

    /// <summary>Plays the sample into an empty store, or makes the app a sandbox.</summary>
    public static LocalHostBuilder AddSample(this LocalHostBuilder builder)
    {
        BeBrief(builder);
        if (bool.TryParse(builder.Configuration[SandboxSetting], out bool sandbox) && sandbox)
        {
            string directory = LocalDefaults.DataDirectory(builder.Configuration, builder.Environment.ContentRootPath);
            DateTimeOffset moment = SandboxMoment.Open(directory, TimeProvider.System.GetUtcNow());
            builder.Change(host => (host.TimeProvider, host.HostKey) = (LocalClock.Virtual(moment), SandboxKey));
            return builder;
        }

        bool filled = File.Exists(Path.Combine(LocalDefaults.DataDirectory(builder.Configuration, builder.Environment.ContentRootPath), "atoz.db"));
        if (filled || string.Equals(builder.Configuration[SampleSetting], "none", StringComparison.OrdinalIgnoreCase))
        {
            return builder;
        }

        DateTimeOffset present = TimeProvider.System.GetUtcNow();
        builder.Change(host => host.TimeProvider = LocalClock.Virtual(present - SampleSeeder.Past));
        builder.Services.AddSingleton(new SampleProgress(present));
        Theatre.ListenToMails(builder);
        builder.Services.AddHostedService<SampleSeeder>();
        return builder;
    }

    // Unless --verbose asks for all, the console says where things are and what is wrong, and why a key did not open a route.
    private static void BeBrief(LocalHostBuilder builder)
    {
        if (!bool.TryParse(builder.Configuration["verbose"], out bool verbose) || !verbose)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Logging.AddFilter("FunctionsHost.Http.KeyCheck", LogLevel.Information);
        }

        // What a sweep found in good order fills a console; what it mends is a warning, and the timeline has it too.
        builder.Logging.AddFilter("AtoZ.Functions.Sweeps", LogLevel.Warning);
    }
}
