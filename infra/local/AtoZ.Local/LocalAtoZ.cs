using AtoZ.Functions;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Settings;
using AtoZ.Local.Keys;
using AtoZ.Local.Move;
using AtoZ.Local.Sample;
using AtoZ.Local.Sandbox;
using AtoZ.Local.SignIn;
using AtoZ.Local.Storage;
using Azure.Storage.Blobs;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AtoZ.Local;

/// <summary>The app with all that it has on one machine: generated keys, a mailbox, staff with keys, the sandbox. <c>./run</c>, the demonstration and the tests build it by this.</summary>
internal static class LocalAtoZ
{
    // On this machine storage is up or down; waiting longer would not help.
    private static BlobClientOptions Hasty => new() { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200) } };

    /// <summary>A host for the app's functions and for those of this program.</summary>
    /// <param name="azurite">Whether Azurite runs beside it; when null, the settings decide.</param>
    public static LocalHostOptions Options(bool? azurite = null)
    {
        LocalHostOptions options = new();
        options.MetadataFiles.Add(Path.Combine(AppContext.BaseDirectory, "functions.metadata"));
        options.MetadataFiles.Add(Path.Combine(AppContext.BaseDirectory, "AtoZ.Local.functions.metadata"));
        options.Companions.Add(new AzuriteCompanion(azurite));
        return options;
    }

    /// <summary>Adds the app, and before it what takes the place of Azure's services here.</summary>
    public static LocalHostBuilder AddLocalAtoZ(this LocalHostBuilder builder)
    {
        LocalDefaults.AddTo(builder.Configuration, builder.Environment.ContentRootPath);
        MovedAway.MustNotRunOn(StoreSettings.From(builder.Configuration));
        builder.Services.AddSingleton(new WebhookReach(OwnMachine: true));
        builder.Services.AddSingleton(_ => new BlobServiceClient(builder.Configuration[AzuriteCompanion.ConnectionSetting], Hasty));
        if (!OidcSettings.AreSet(builder.Configuration))
        {
            builder.Services.AddSingleton<IStaffSignIn>(provider => new LocalStaffSignIn(
                LocalKeys.Open(provider.GetRequiredService<AppSettings>().DataDirectory).Staff, provider.GetRequiredService<LinkKeys>(), provider.GetRequiredService<TimeProvider>()));
        }

        builder.Services.AddSingleton<Welcome>().AddHostedService(provider => provider.GetRequiredService<Welcome>());
        builder.Services.AddSingleton<SandboxClock>().AddSingleton<SampleProgress>();

        // What is played there is no crowd, and buckets follow the clock on the wall.
        builder.Services.AddSingleton(provider => new LimitExemption(request =>
            provider.GetRequiredService<TimeProvider>() is LocalClock { IsVirtual: true } || provider.GetRequiredService<SampleProgress>().IsOfTheCast(request)));
        builder.AddAtoZ();
        builder.UseMiddleware<PresentOnly>();
        return builder;
    }
}
