using System.Security.Cryptography;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

/// <summary>A copy of the store signs nothing in our name, and no change of the key loses a secret.</summary>
public sealed class Secrets_are_sealed : IAsyncLifetime
{
    private static readonly byte[] Old = [.. Enumerable.Repeat((byte)1, 32)], New = [.. Enumerable.Repeat((byte)2, 32)];
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.Create();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public void A_sealed_secret_opens_for_its_endpoint_alone_and_never_looks_the_same()
    {
        WebhookSecrets secrets = new(new LinkKeys(Old, null));
        string one = secrets.Seal("whe_1", "c2VjcmV0"), two = secrets.Seal("whe_1", "c2VjcmV0");

        Assert.Equal("c2VjcmV0", secrets.Open("whe_1", one));
        Assert.NotEqual(one, two);
        Assert.DoesNotContain("c2VjcmV0", one, StringComparison.Ordinal);
        Assert.Throws<CryptographicException>(() => secrets.Open("whe_2", one));
        Assert.Throws<CryptographicException>(() => new WebhookSecrets(new LinkKeys(New, null)).Open("whe_1", one));
    }

    [Fact]
    public async Task What_was_in_the_clear_and_what_an_older_key_sealed_is_sealed_anew_at_the_start()
    {
        WebhookSecrets before = new(new LinkKeys(Old, null)), now = new(new LinkKeys(New, Old)), after = new(new LinkKeys(New, null));
        await _store.Store.Write(db =>
        {
            db.WebhookEndpoints.AddRange(Endpoint("whe_clear", "Y2xlYXI=", null), Endpoint("whe_old", before.Seal("whe_old", "b2xk"), before.Seal("whe_old", "b2xkZXI=")));
            return Task.CompletedTask;
        });
        await _store.Store.Write(now.Prepare);
        await _store.Store.Write(now.Prepare);

        List<WebhookEndpointRecord> kept = await _store.Store.Read(db => db.WebhookEndpoints.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["Y2xlYXI=", "b2xk"], kept.Select(e => after.Open(e.Id, e.Secret)));
        Assert.Equal("b2xkZXI=", after.Open("whe_old", kept[1].PreviousSecret!));
        Assert.All(kept, e => Assert.StartsWith("v1.", e.Secret, StringComparison.Ordinal));
    }

    private static WebhookEndpointRecord Endpoint(string id, string secret, string? previous) =>
        new() { Id = id, Url = "https://example.com", Description = "", Events = "", Secret = secret, PreviousSecret = previous, CreatedAt = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero) };
}
