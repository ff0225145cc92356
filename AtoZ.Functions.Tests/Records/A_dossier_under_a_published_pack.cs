using System.IO.Compression;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Party = AtoZ.Functions.Guarantee.Claims.Party;

namespace AtoZ.Functions.Tests.Records;

/// <summary>PROCESS §12, §14: a claim that was decided by a pack of the store is verified without the store, and a changed pack is found.</summary>
public sealed class A_dossier_under_a_published_pack : IAsyncLifetime
{
    private const string Version = "2026-11b";
    private const string File = $"policy/{Version}.json";
    private Story _story = null!;
    private PublicKeySet _keys = null!;

    public async Task InitializeAsync()
    {
        _story = await Story.Open(new Market());
        await _story.Store.Write(new Market().Fill);
        await _story.Store.Write(db => db.PolicyPacks.AddAsync(Published()).AsTask());
        await _story.Pass(TimeSpan.FromHours(1));
        await _story.File("order-1");
        await _story.IsReviewed(forBuyer: true);
        _keys = await _story.Services.GetRequiredService<PublicKeys>().All();
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task The_marketplaces_holds_with_every_outcome_recomputed()
    {
        Assert.Equal(Version, (await _story.Record()).PolicyVersion);
        byte[] zip = await _story.Dossier();
        CheckReport report = DossiersOf.Check(zip, _keys);

        Assert.Null(report.Broken);
        int decisions = await _story.Store.Read(db => Task.FromResult(db.Decisions.Count()));
        Assert.Contains($"the decisions: hashes, signatures, {decisions} recomputed outcomes ({decisions})", report.Held);
    }

    [Fact]
    public async Task A_pack_that_was_changed_is_the_first_thing_that_does_not_hold()
    {
        byte[] zip = await _story.Dossier();

        Assert.Equal("POLICY_DIFFERS", DossiersOf.Check(DossiersOf.With(zip, File, text => text.Replace("P90D", "P91D", StringComparison.Ordinal)), _keys).Broken?.Code);
        Assert.Equal("POLICY_DIFFERS", DossiersOf.Check(DossiersOf.With(zip, File, _ => "{}"), _keys).Broken?.Code);
        Assert.Equal("FILE_MISSING", DossiersOf.Check(DossiersOf.With(zip, File, _ => null), _keys).Broken?.Code);
    }

    [Fact]
    public async Task A_partys_holds_without_the_pack_which_tells_how_fraud_is_looked_for()
    {
        byte[] zip = await _story.Dossier(Party.Buyer);
        CheckReport report = DossiersOf.Check(zip, _keys);

        Assert.Null(report.Broken);
        Assert.Contains(report.Held, h => h.StartsWith("the decisions: hashes, signatures, 0 recomputed outcomes", StringComparison.Ordinal));
        using ZipArchive archive = new(new MemoryStream(zip), ZipArchiveMode.Read);
        Assert.DoesNotContain(archive.Entries, e => e.FullName.StartsWith("policy/", StringComparison.Ordinal));
    }

    private static PolicyPackRecord Published() => new()
    {
        Version = Version,
        BasedOn = "2026-11",
        Json = Encoding.UTF8.GetString(PolicyLibrary.Embedded().Whole("2026-11").Text.Span)
            .Replace("\"version\": \"2026-11\"", $"\"version\": \"{Version}\"", StringComparison.Ordinal)
            .Replace("\"validFrom\": \"2026-11-01T00:00:00Z\"", "\"validFrom\": \"2026-11-20T00:00:00Z\"", StringComparison.Ordinal),
        State = PackState.Published,
        DraftedBy = "ruth",
        DraftedAt = Market.Start.AddDays(-9),
        ChangedBy = "ruth",
        ChangedAt = Market.Start.AddDays(-9),
        ApprovedBy = "anna",
        ApprovedAt = Market.Start.AddDays(-8),
        PublishedBy = "anna",
        PublishedAt = Market.Start.AddDays(-8),
        ValidFrom = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
    };
}
