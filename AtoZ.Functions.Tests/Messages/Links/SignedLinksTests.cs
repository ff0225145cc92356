using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Links;

[Trait("Rule", "LINK-01")]
public sealed class SignedLinksTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(0, 32).Select(i => (byte)(i + 1))];

    private readonly TemporaryStore _temporary = new();
    private readonly SteppingClock _clock = new(Start);
    private readonly LinkGrant _grant = new(new ClaimId("clm_1"), null, Party.Seller, LinkPurpose.SellerCase, null, Start.AddDays(3));

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_link_opens_its_case_for_its_party()
    {
        SignedLinks links = Links(new LinkKeys(Key, null));
        (LinkRecord? link, Refusal? refusal) = await links.Open(await Token(links));
        Assert.Null(refusal);
        Assert.Equal((_grant.ClaimId, Party.Seller, LinkPurpose.SellerCase), (link!.ClaimId, link.Party, link.Purpose));
    }

    [Fact]
    public async Task The_same_grant_gives_the_same_link_and_one_row()
    {
        SignedLinks links = Links(new LinkKeys(Key, null));
        Assert.Equal(await links.Create(_grant), await links.Create(_grant));
        Assert.NotEqual(await links.Create(_grant), await links.Create(_grant with { Party = Party.Buyer }));
        Assert.Equal(2, await _temporary.Store.Read(db => db.Links.CountAsync()));
    }

    [Fact]
    public async Task Every_changed_character_of_a_token_is_refused()
    {
        SignedLinks links = Links(new LinkKeys(Key, null));
        string token = await Token(links);
        for (int i = 0; i < token.Length; i++)
        {
            char other = token[i] == 'A' ? 'B' : 'A';
            string? code = (await links.Open(token[..i] + other + token[(i + 1)..])).Refusal?.Code;

            // Of a key that is not known nobody can say whether it was ever one of ours. The last of these characters has bits of both.
            bool ofTheKeysId = i is >= 32 and <= 37;
            Assert.Contains(code, ofTheKeysId ? ["LINK_WRONG", "LINK_KEY_WITHDRAWN"] : (string[])["LINK_WRONG"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("Zm9v")]
    public async Task A_token_that_is_none_is_refused(string token) =>
        Assert.Equal("LINK_WRONG", (await Links(new LinkKeys(Key, null)).Open(token)).Refusal?.Code);

    [Fact]
    public async Task A_link_signed_by_a_foreign_key_is_refused()
    {
        using TemporaryStore elsewhere = new();
        string token = (await Links(new LinkKeys(OtherKey, null), elsewhere.Store).Create(_grant)).Segments[^1];
        Assert.Equal("LINK_WRONG", (await Links(new LinkKeys(Key, null)).Open(token)).Refusal?.Code);
    }

    [Fact]
    public async Task After_a_change_of_keys_the_previous_key_still_opens()
    {
        string token = await Token(Links(new LinkKeys(OtherKey, null)));
        Assert.Null((await Links(new LinkKeys(Key, OtherKey)).Open(token)).Refusal);
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_opens_nothing_and_its_links_say_so()
    {
        string token = await Token(Links(new LinkKeys(OtherKey, null)));
        Assert.Equal("LINK_KEY_WITHDRAWN", (await Links(new LinkKeys(Key, null)).Open(token)).Refusal?.Code);

        // The same grant, signed anew: what a lost link is answered with.
        SignedLinks now = Links(new LinkKeys(Key, null));
        Assert.Null((await now.Open(await Token(now))).Refusal);

        // Whoever has the old key can make tokens with it, and learns nothing by them.
        string guessed = await Token(Links(new LinkKeys(OtherKey, null)), _grant with { ClaimId = new ClaimId("clm_2") });
        await _temporary.Store.Write(db => db.Links.Where(l => l.ClaimId == new ClaimId("clm_2")).ExecuteDeleteAsync());
        Assert.Equal("LINK_WRONG", (await now.Open(guessed)).Refusal?.Code);
    }

    [Fact]
    public void A_key_has_an_id_that_follows_from_it_and_does_not_give_it_away()
    {
        string id = new LinkKeys(Key, null).Ids.Single();
        Assert.Equal([new LinkKeys(OtherKey, null).Ids.Single(), id], new LinkKeys(OtherKey, Key).Ids);
        Assert.Equal(8, id.Length);
        Assert.DoesNotContain(id, Convert.ToHexStringLower(Key), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "LINK_EXPIRED")]
    [InlineData(1, "LINK_EXPIRED")]
    public async Task A_link_works_until_the_second_it_expires(int seconds, string? code)
    {
        SignedLinks links = Links(new LinkKeys(Key, null));
        string token = await Token(links);
        _clock.Now = _grant.ExpiresAt.AddSeconds(seconds);
        Assert.Equal(code, (await links.Open(token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_revoked_link_is_closed()
    {
        SignedLinks links = Links(new LinkKeys(Key, null));
        string token = await Token(links);
        LinkRecord link = (await links.Open(token)).Link!;
        Assert.True(await links.Revoke(link.Id));
        Assert.False(await links.Revoke(link.Id));
        Assert.Equal("LINK_REVOKED", (await links.Open(token)).Refusal?.Code);
    }

    [Fact]
    public async Task A_key_shorter_than_32_bytes_is_refused_at_start()
    {
        Assert.Throws<InvalidOperationException>(() => new LinkKeys(Key[..31], null));
        Assert.Throws<InvalidOperationException>(() => new LinkKeys(Key, Key[..31]));
        await Task.CompletedTask;
    }

    private static async Task<string> Token(SignedLinks links, LinkGrant grant) => (await links.Create(grant)).Segments[^1];

    private Task<string> Token(SignedLinks links) => Token(links, _grant);

    private SignedLinks Links(LinkKeys keys, AtoZStore? store = null) =>
        new(store ?? _temporary.Store, keys, new AppSettings(_temporary.Directory, new Uri("http://localhost:7071/"), "a@b.example", "c@d.example"), _clock);
}
