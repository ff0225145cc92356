using DurableTask.Sqlite.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Local.Sample;

/// <summary>
/// Fills an empty store at the first start: the claims of <see cref="SampleCases"/> are played through the real app on a virtual
/// clock that begins 60 days ago and goes live when it has reached the present (decision 0007).
/// </summary>
internal sealed class SampleSeeder(
    IServiceProvider services, LocalClock clock, SampleProgress progress, Welcome welcome, IHostApplicationLifetime lifetime, ILogger<SampleSeeder> logger) : BackgroundService
{
    /// <summary>How far back the sample begins.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(60);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Seed(stoppingToken);
        }
        catch (Exception cut) when (stoppingToken.IsCancellationRequested && cut is OperationCanceledException or HttpRequestException)
        {
            logger.LogWarning("Stopped while the sample was being played; './run reset' starts it anew.");
        }
    }

    private async Task Seed(CancellationToken stoppingToken)
    {
        TaskCompletionSource started = new();
        await using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        DateTimeOffset present = clock.GetUtcNow() + Past;
        welcome.Write($"The store is empty: playing {SampleCases.All.Count} sample claims from {Past.TotalDays:0} days ago until now. Until it is ready, nobody else can file.");
        using Theatre theatre = Theatre.Open(services);
        SampleFiling filing = new(theatre.Player, present);
        foreach (SampleCase sample in SampleCases.All.Append(SampleCases.Settled))
        {
            theatre.Agenda.Plan(filing.KnownAt(sample), sample.Order + "/order", () => filing.TellFacts(sample));
        }

        foreach (SampleCase sample in SampleCases.All)
        {
            DateTimeOffset filed = present - sample.FiledAgo;
            DateTimeOffset contact = filed - TimeSpan.FromHours(50);
            theatre.Agenda.Plan(contact, sample.Order + "/contact", () => filing.Contact(sample, contact));
            theatre.Agenda.Plan(filed, sample.Order + "/file", () => filing.File(sample));
        }

        DateTimeOffset asked = present - SampleCases.Settled.FiledAgo;
        theatre.Agenda.Plan(asked, SampleCases.Settled.Order + "/contact", () => filing.Contact(SampleCases.Settled, asked));
        await theatre.Cast(new SampleCast()).Run(present, finished: null, progress: null, stoppingToken);
        clock.GoLive();
        progress.End();
        welcome.Write("The sample is ready; the clock follows the system's from here on.", "");
        welcome.Say();
    }
}
