using System.Collections.Concurrent;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Workflows.Sweeps;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Files = AtoZ.Functions.Tests.Evidence.Files;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>
/// Until a scanner for malware said something of a file, everybody is told that it did not; what it condemned is handed to nobody.
/// </summary>
[Collection("api")]
public sealed class Files_are_scanned(ApiHost api)
{
    private const string NotScanned = "not yet scanned for malware";

    [Fact]
    public async Task A_file_is_unscanned_for_staff_and_parties_until_the_scanner_said_otherwise()
    {
        (ClaimId claim, string id, string blob) = await File();
        PlayedScanner scanner = new();
        await Sweep(scanner);
        await Everybody(claim, page => Assert.Contains(NotScanned, page, StringComparison.Ordinal));
        Assert.Equal("NotScanned", await Scan(claim));

        scanner.Says[blob] = ScanState.Clean;
        await Sweep(scanner);
        await Everybody(claim, page => Assert.DoesNotContain(NotScanned, page, StringComparison.Ordinal));
        Assert.Equal("Clean", await Scan(claim));
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{id}")).Status);
    }

    [Fact]
    public async Task What_is_condemned_is_handed_to_nobody_and_everybody_is_told()
    {
        (ClaimId claim, string id, string blob) = await File();
        await Sweep(new PlayedScanner { Says = { [blob] = ScanState.Malicious } });
        await Everybody(claim, page =>
        {
            Assert.Contains("a scanner found malware in it", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"evidence/{id}\"", page, StringComparison.Ordinal);
        });
        (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{id}")).IsProblem(404, "EVIDENCE_UNKNOWN");
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}/evidence/{id}")).IsProblem(404, "EVIDENCE_UNKNOWN");
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_asked_and_every_file_stays_unscanned()
    {
        (ClaimId claim, _, string blob) = await File();
        PlayedScanner absent = new() { IsThere = false, Says = { [blob] = ScanState.Clean } };
        await Sweep(absent);
        Assert.Equal("NotScanned", await Scan(claim));
        Assert.False(api.Services.GetRequiredService<IMalwareScanner>().IsThere);
    }

    [Theory]
    [InlineData("No threats found", "Clean")]
    [InlineData("Malicious", "Malicious")]
    [InlineData("Not scanned", "NotScanned")]
    [InlineData("Error", "NotScanned")]
    [InlineData(null, "NotScanned")]
    public async Task What_Defender_for_Storage_tags_at_the_blob_is_its_verdict(string? tag, string expected)
    {
        (ClaimId claim, _, string blob) = await File();
        BlobContainers containers = api.Services.GetRequiredService<BlobContainers>();
        if (tag is not null)
        {
            // As it is seen on Azure, with the tag that says when beside it.
            BlobClient original = (await containers.Of(EvidenceBlobs.Originals)).GetBlobClient(blob);
            await original.SetTagsAsync(new Dictionary<string, string> { [DefenderScanner.Tag] = tag, ["Malware Scanning scan time UTC"] = "2026-11-28 12:00:00Z" });
        }

        await Sweep(new DefenderScanner(containers));
        Assert.Equal(expected, await Scan(claim));
    }

    [Fact]
    public async Task A_file_that_was_erased_meanwhile_has_no_verdict() => Assert.Equal(
        ScanState.NotScanned,
        await new DefenderScanner(api.Services.GetRequiredService<BlobContainers>()).Verdict("clm_0/Buyer/none", CancellationToken.None));

    [Theory]
    [InlineData("Defender", typeof(DefenderScanner))]
    [InlineData("None", typeof(NoMalwareScanner))]
    [InlineData("", typeof(NoMalwareScanner))]
    public void Which_scanner_there_is_says_the_setting(string setting, Type scanner) => Assert.Equal(
        scanner,
        new ServiceCollection().AddEvidence(Set(setting)).Single(s => s.ServiceType == typeof(IMalwareScanner)).ImplementationType);

    [Fact]
    public void A_scanner_that_nobody_knows_is_refused_at_the_start() => Assert.Equal(
        "The setting MalwareScanner is 'Clam': it is Defender or None.",
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddEvidence(Set("Clam"))).Message);

    private static IConfiguration Set(string scanner) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["MalwareScanner"] = scanner }).Build();

    private Task Sweep(IMalwareScanner scanner) => new ScanSweep(api.Store, scanner, NullLogger<ScanSweep>.Instance).Run(null!, CancellationToken.None);

    private async Task<(ClaimId Claim, string Id, string Blob)> File()
    {
        ClaimId claim = await api.Claim();
        Reply added = await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", new ByteArrayContent(Files.Png()), null, api.BackendKey);
        return (claim, added.Text("id"), $"{claim}/{Party.Buyer}/{added.Text("sha256")}");
    }

    private async Task<string?> Scan(ClaimId claim) =>
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}")).Json.GetProperty("evidence")[0].GetProperty("scan").GetString();

    private async Task Everybody(ClaimId claim, Action<string> check)
    {
        check((await api.Anybody(HttpMethod.Get, $"case/{await api.BuyerToken(claim)}")).Body);
        check((await api.Anybody(HttpMethod.Get, $"case/{await api.SellerToken(claim)}")).Body);
        check((await api.Staff("ines", HttpMethod.Get, $"staff/claim/{claim}/files")).Body);
    }

    private sealed class PlayedScanner : IMalwareScanner
    {
        public ConcurrentDictionary<string, ScanState> Says { get; } = new(StringComparer.Ordinal);

        public bool IsThere { get; init; } = true;

        public Task<ScanState> Verdict(string originalBlob, CancellationToken cancellationToken) => Task.FromResult(Says.GetValueOrDefault(originalBlob));
    }
}
