using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Roots;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

/// <summary>PROCESS §12: a key of records is rotated and revoked; what it signed before goes on being checked, what it says it signed afterwards does not hold.</summary>
public sealed class A_key_is_revoked : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private Story _story = null!;
    private byte[] _zip = [];
    private PublicKey _key = null!;

    public async Task InitializeAsync()
    {
        _story = await Story.Begin();
        await _story.IsReviewed(forBuyer: true);
        _key = (await _story.Services.GetRequiredService<PublicKeys>().All()).Keys.Single();
        _zip = await _story.Dossier();
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public void What_it_signed_before_holds_and_the_report_names_that_only_the_key_says_how_old_it_is()
    {
        CheckReport report = DossiersOf.Check(_zip, Published(_story.Now + Hour));
        Assert.Null(report.Broken);
        Assert.Contains(report.Held, h => h.Contains(_key.Kid, StringComparison.Ordinal) && h.Contains("nothing but the key itself says how old", StringComparison.Ordinal));
        Assert.DoesNotContain(DossiersOf.Check(_zip, new PublicKeySet([_key])).Held, h => h.Contains("revoked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_daily_root_from_before_shows_how_old_it_is()
    {
        await _story.Services.GetRequiredService<DailyRoots>().Write(CancellationToken.None);
        CheckReport report = DossiersOf.Check(await _story.Dossier(), Published(_story.Now + Hour));
        Assert.Null(report.Broken);
        Assert.Contains(report.Held, h => h.Contains("they are as old as the daily root of", StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_says_it_signed_afterwards_does_not_hold()
    {
        Finding broken = DossiersOf.Check(_zip, Published(_story.Now - Hour)).Broken!;
        Assert.Equal("KEY_REVOKED", broken.Code);
        Assert.Contains(_key.Kid, broken.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_key_goes_on_being_published_and_a_revoked_one_says_since_when()
    {
        using RecordKeys next = RecordKeys.From(Set((RecordKeys.Setting, RecordKeys.New())));
        RevokedRecordKeys revoked = RevokedRecordKeys.From(Set((RevokedRecordKeys.Setting, $"{_key.Kid}=2026-11-29T12:00:00Z")));
        PublicKeys keys = new(_story.Store, next, revoked, TimeProvider.System);
        await _story.Store.Write(db => ((AtoZ.Functions.Data.IPreparesStore)keys).Prepare(db));
        PublicKeySet published = await keys.All();
        Assert.Equal([_key.Kid, next.Public.Kid], published.Keys.Select(k => k.Kid));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero), published.Keys[0].Revoked!.At);
        Assert.Null(published.Keys[1].Revoked);
        Assert.Null(DossiersOf.Check(_zip, published).Broken);
    }

    [Fact]
    public async Task A_revoked_key_signs_nothing_more()
    {
        RevokedRecordKeys revoked = RevokedRecordKeys.From(Set((RevokedRecordKeys.Setting, $"other=2026-11-29T12:00:00Z, {_key.Kid}=2026-11-29")));
        PublicKeys keys = new(_story.Store, _story.Services.GetRequiredService<RecordKeys>(), revoked, TimeProvider.System);
        string why = (await Assert.ThrowsAsync<InvalidOperationException>(() => _story.Store.Write(db => ((AtoZ.Functions.Data.IPreparesStore)keys).Prepare(db)))).Message;
        Assert.Contains(_key.Kid, why, StringComparison.Ordinal);
        Assert.Contains("RecordSigningKey", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-key")]
    [InlineData("a-key=yesterday")]
    [InlineData("=2026-11-29T12:00:00Z")]
    public void A_revocation_that_cannot_be_read_is_named_at_start(string text) =>
        Assert.Contains("The setting RecordKeysRevoked", Assert.Throws<InvalidOperationException>(() => RevokedRecordKeys.From(Set((RevokedRecordKeys.Setting, text)))).Message, StringComparison.Ordinal);

    private PublicKeySet Published(DateTimeOffset revokedAt) => new([_key with { Revoked = new KeyRevocation(revokedAt.ToUnixTimeSeconds()) }]);

    private static IConfiguration Set(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Name, v => (string?)v.Value)).Build();
}
