using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using DurableTask.Sqlite.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Outages;

/// <summary>What operators see of cases: logs without what is the parties', meters that tell of queues, traces that are found by the claim's number.</summary>
public sealed partial class Logs_and_meters
{
    [Fact]
    public async Task Logs_have_no_address_token_file_name_or_word_of_a_party()
    {
        using CapturedLogs logs = new();
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 }, s => s.AddSingleton<ILoggerProvider>(logs));
        string token = (await story.LinkPath(LinkPurpose.BuyerCase)).Split('/')[^1];
        await story.Http.GetAsync($"/case/{token}");
        await story.Http.GetAsync("/case/wrong");
        await story.Brings(Party.Seller);
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(30));
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        await story.Store.Write(db => db.Buyers.ExecuteUpdateAsync(b => b.SetProperty(x => x.Email, (string?)null)));
        await story.Pass(TimeSpan.FromDays(130));

        Assert.True(logs.Lines.Count > 20, $"{logs.Lines.Count} lines were logged.");
        List<LinkRecord> links = await story.Store.Read(db => db.Links.ToListAsync());
        string[] secrets = ["buyer@example.com", "seller@example.com", "expert1@", "The parcel never arrived", "The carrier has a signature", "photo.jpg", token, .. links.Select(l => l.Id)];
        Assert.All(secrets, secret => Assert.DoesNotContain(logs.Lines, line => line.ToString().Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Queues_are_measured_by_stage_with_the_age_of_the_oldest()
    {
        using Measured measured = new("AtoZ.");
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Clear });
        await story.Pass(TimeSpan.FromHours(5));
        await story.Services.GetRequiredService<DeskMeter>().Measure();
        measured.Listener.RecordObservableInstruments();

        Assert.True(measured.Of("atoz.case.events", "Submitted") >= 1);
        Assert.Equal(1, measured.Of("atoz.stages.open", "SellerAnswer"));
        Assert.Equal(0, measured.Of("atoz.stages.open", "Vote"));
        Assert.Equal(TimeSpan.FromHours(5).TotalSeconds, measured.Of("atoz.stages.oldest", "SellerAnswer"));
        Assert.Equal(0, measured.Of("atoz.stages.overdue", "SellerAnswer"));
    }

    [Fact]
    public async Task Each_trace_of_a_case_has_the_claim_s_number()
    {
        ConcurrentBag<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using Story story = await Story.Begin(new Market { HeldMinor = 8_000 });
        await story.Http.GetAsync(await story.LinkPath(LinkPurpose.SellerCase));
        await story.SellerPays();

        string[] told = [.. spans.Where(s => s.GetTagItem("atoz.claim") as string == story.Claim.Value).Select(s => s.GetTagItem("faas.name") as string ?? s.DisplayName).Distinct()];
        Assert.Contains(told, name => name.Contains("ShowCase", StringComparison.Ordinal));
        Assert.Contains(told, name => name.Contains("OpenStage", StringComparison.Ordinal));
        Assert.Contains(told, name => name.Contains("CloseClaim", StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_asks_for_meters_that_there_are()
    {
        string code = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => f.EndsWith("Meter.cs", StringComparison.Ordinal) || f.EndsWith("AtoZStore.cs", StringComparison.Ordinal) || f.EndsWith("WriteScope.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        HashSet<string> known = [.. InCode().Matches(code).Select(m => m.Groups["name"].Value.Replace('.', '_'))];
        JsonNode dashboard = JsonNode.Parse(RepositoryRoot.Read("infra", "observability", "grafana.json"))!;
        string[] asked = [.. dashboard["panels"]!.AsArray().SelectMany(p => InQueries().Matches(p!["targets"]![0]!["expr"]!.GetValue<string>()).Select(m => m.Value))];
        Assert.True(asked.Length >= 9);
        Assert.All(asked, name => Assert.Contains(known, k => name.StartsWith(k, StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"(?<name>atoz\\.[a-z_.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InCode();

    [GeneratedRegex("atoz_[a-z_]+", RegexOptions.None, 1000)]
    private static partial Regex InQueries();

    private sealed class Measured : IDisposable
    {
        private readonly ConcurrentDictionary<(string Name, string Tag), double> _values = new();

        public Measured(string meters)
        {
            Listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name.StartsWith(meters, StringComparison.Ordinal))
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            Listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            Listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            Listener.Start();
        }

        public MeterListener Listener { get; }

        public double Of(string name, string tag) => _values.GetValueOrDefault((name, tag));

        public void Dispose() => Listener.Dispose();

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string tag = tags.Length > 0 ? tags[0].Value?.ToString() ?? "" : "";
            bool adds = instrument is Counter<long>;
            _values.AddOrUpdate((instrument.Name, tag), value, (_, before) => adds ? before + value : value);
        }
    }
}
