using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Inquiries;
using AtoZ.Local;
using AtoZ.Local.Sample;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>What a newcomer finds after the first start.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-sample-").FullName;

    [Fact]
    public async Task The_sample_has_a_claim_in_every_state_and_ends_at_the_present()
    {
        using IHost host = Build();
        await host.StartAsync();
        await host.Services.GetServices<IHostedService>().OfType<SampleSeeder>().Single().ExecuteTask!;

        LocalClock clock = host.Services.GetRequiredService<LocalClock>();
        List<ClaimRecord> claims = await host.Services.GetRequiredService<AtoZStore>().Read(db => db.Claims.ToListAsync());
        long sum = await host.Services.GetRequiredService<AtoZStore>().Read(db => db.LedgerPostings.SumAsync(p => p.AmountMinor));
        List<InquiryState> inquiries = await host.Services.GetRequiredService<AtoZStore>().Read(db => db.Inquiries.OrderBy(i => i.OrderId).Select(i => i.State).ToListAsync());
        await host.StopAsync();

        Assert.False(clock.IsVirtual);
        Assert.Equal(SampleCases.All.Count, claims.Count);
        Assert.Equal(
            [ClaimStatus.AwaitingSeller, ClaimStatus.AwaitingBuyer, ClaimStatus.InReview, ClaimStatus.AwaitingApproval, ClaimStatus.Closed],
            claims.Select(c => c.Status).Distinct().Order());
        Assert.Equal(
            [ClaimOutcome.PaidBySeller, ClaimOutcome.SettledByOffer, ClaimOutcome.PaidByMarketplace, ClaimOutcome.BorneByMarketplace, ClaimOutcome.Refused, ClaimOutcome.Withdrawn],
            claims.Where(c => !c.IsOpen).Select(c => c.Outcome).Distinct().Order());
        Assert.Equal([InquiryState.BecameClaim, InquiryState.Settled], inquiries);
        Assert.Equal(0, sum);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
