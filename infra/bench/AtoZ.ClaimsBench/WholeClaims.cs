using System.Net.Http.Json;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.ClaimsBench;

/// <summary>Claims that are played from submit to ledger, about orders with a prefix.</summary>
internal sealed class WholeClaims(AppHost app, string prefix)
{
    /// <summary>Plays some of them to their end.</summary>
    public async Task Play(int from, int count, int atOnce)
    {
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) => await One(n));
        while (await app.Store.Read(db => db.Claims.AnyAsync(c => c.OrderId.StartsWith(prefix + "-") && c.Status != ClaimStatus.Closed)))
        {
            await Task.Delay(20);
        }
    }

    private async Task One(int n)
    {
        using HttpResponseMessage filed = await app.File(prefix, n);
        filed.EnsureSuccessStatusCode();
        string claim = (await filed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        string token = await app.Post.Token(claim);
        JsonElement opened = await app.Http.GetFromJsonAsync<JsonElement>($"api/case/{token}");
        using HttpResponseMessage paid = await app.Send($"api/case/{token}/commands", new { kind = "SellerPays", nonce = opened.GetProperty("nonce").GetString() });
        paid.EnsureSuccessStatusCode();
    }
}
