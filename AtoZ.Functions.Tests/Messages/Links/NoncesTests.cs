using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Links;

public sealed class NoncesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly TemporaryStore _temporary = new();
    private readonly SteppingClock _clock = new(Start);
    private readonly Nonces _nonces;
    private readonly LinkRecord _link = Link("lnk_1");

    public NoncesTests() => _nonces = new Nonces(new LinkKeys(new byte[32], null), _clock);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Handing_a_nonce_out_writes_nothing()
    {
        Assert.NotEqual(_nonces.Issue(_link), _nonces.Issue(_link));
        Assert.Equal(0, await _temporary.Store.Read(db => db.Nonces.CountAsync()));
    }

    [Fact]
    public async Task A_nonce_is_spent_once()
    {
        string nonce = _nonces.Issue(_link);
        Assert.Null(await Spend(nonce, _link));
        Assert.Equal("NONCE_USED", (await Spend(nonce, _link))?.Code);
    }

    [Fact]
    public async Task A_nonce_of_another_link_is_refused() =>
        Assert.Equal("NONCE_WRONG", (await Spend(_nonces.Issue(Link("lnk_2")), _link))?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task What_is_no_nonce_is_refused(string? nonce) => Assert.Equal("NONCE_WRONG", (await Spend(nonce, _link))?.Code);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "NONCE_EXPIRED")]
    public async Task A_nonce_lives_for_two_hours(int seconds, string? code)
    {
        string nonce = _nonces.Issue(_link);
        _clock.Now = Start + Nonces.Lifetime + TimeSpan.FromSeconds(seconds);
        Assert.Equal(code, (await Spend(nonce, _link))?.Code);
    }

    private static LinkRecord Link(string id) => new()
    {
        Id = id,
        ClaimId = new ClaimId("clm_1"),
        Party = Party.Seller,
        Purpose = LinkPurpose.SellerCase,
        ExpiresAt = Start.AddDays(3),
    };

    private Task<Refusal?> Spend(string? nonce, LinkRecord link) => _temporary.Store.Write(db => _nonces.Spend(db, link, nonce));
}
