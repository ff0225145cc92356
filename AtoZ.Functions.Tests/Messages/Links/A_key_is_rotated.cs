using System.Security.Cryptography;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Links;

/// <summary>The key of links is rotated, then withdrawn, in the whole app that starts anew each time: what becomes of a link that somebody has in a mail.</summary>
public sealed class A_key_is_rotated
{
    [Trait("Category", "Long")]
    [Fact]
    public async Task A_link_goes_on_opening_until_its_key_is_withdrawn_and_then_a_new_one_can_be_asked_for()
    {
        using TempFolder folder = new();
        string first = NewKey(), second = NewKey();
        ClaimId claim;
        string link;
        await using (Running app = await Running.With(folder, first, ""))
        {
            claim = await app.Host.Claim();
            link = await app.Host.SellerToken(claim);
            Assert.Equal(200, (await app.Host.Anybody(HttpMethod.Get, $"api/case/{link}")).Status);
        }

        // Rotated: what was sent opens, what is sent from now on has the new key, and both lead to the same case.
        await using (Running app = await Running.With(folder, second, first))
        {
            Assert.Equal(200, (await app.Host.Anybody(HttpMethod.Get, $"api/case/{link}")).Status);
            string later = await app.Host.BuyerToken(claim);
            Assert.Equal(200, (await app.Host.Anybody(HttpMethod.Get, $"api/case/{later}")).Status);
            Assert.Contains(app.Host.Logs.Lines, l => l.Text.Contains($"signed with the key {Id(second)}; earlier keys that still open: {Id(first)}", StringComparison.Ordinal));
        }

        // Withdrawn: refused, with a page that says how to get another one.
        await using (Running app = await Running.With(folder, second, ""))
        {
            (await app.Host.Anybody(HttpMethod.Get, $"api/case/{link}")).IsProblem(410, "LINK_KEY_WITHDRAWN");
            using HttpResponseMessage page = await app.Host.Client.GetAsync($"/case/{link}");
            string text = await page.Content.ReadAsStringAsync();
            Assert.Equal(410, (int)page.StatusCode);
            Assert.Contains("do not open any more", text, StringComparison.Ordinal);
            Assert.Contains("href=\"/lost-link\"", text, StringComparison.Ordinal);

            ClaimRecord record = await app.Host.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim));
            SellerRecord seller = await app.Host.Store.Read(db => db.Sellers.SingleAsync(s => s.Id == record.SellerId));
            Assert.Equal(202, (await app.Host.Anybody(HttpMethod.Post, "api/lost-links", new { orderId = record.OrderId, email = seller.Email })).Status);
            await app.Host.Idle();
            MailRecord mail = await app.Host.Store.Read(db => db.Mails.SingleAsync(m => m.Key.Contains(":LinkAsked:")));
            string asked = mail.Text.Split("/case/")[1].Split(['\n', ' ', '?'])[0].Trim();
            Assert.Equal(200, (await app.Host.Anybody(HttpMethod.Get, $"api/case/{asked}")).Status);
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Id(string key) => new LinkKeys(Convert.FromBase64String(key), null).Ids[0];

    private sealed class Running(ApiHost host) : IAsyncDisposable
    {
        public ApiHost Host => host;

        public static async Task<Running> With(TempFolder folder, string current, string previous)
        {
            ApiHost host = new() { Directory = folder.Path, Settings = [("LinkSigningKey", current), ("LinkSigningKeyPrevious", previous)] };
            await host.InitializeAsync();
            return new Running(host);
        }

        public async ValueTask DisposeAsync() => await host.DisposeAsync();
    }
}
