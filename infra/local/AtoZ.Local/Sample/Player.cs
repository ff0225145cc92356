using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Local.SignIn;

namespace AtoZ.Local.Sample;

/// <summary>
/// Acts for the scripted parties, only through the HTTP API: the marketplace by its key, buyers, sellers and experts by the links
/// that were mailed to them, staff by their own keys.
/// </summary>
internal sealed class Player(HttpClient http, string marketplaceKey, IReadOnlyList<LocalStaffAccount> staff)
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>Answers that came too late or were refused, with the reason: a script may meet a case that has moved on.</summary>
    public int Refused { get; private set; }

    /// <summary>Sends a request as the marketplace.</summary>
    /// <returns>The status and the body.</returns>
    public async Task<(int Status, JsonNode? Body)> Marketplace(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        request.Headers.Add("x-functions-key", marketplaceKey);
        return await Send(request, key);
    }

    /// <summary>Sends JSON as the marketplace.</summary>
    public Task<(int Status, JsonNode? Body)> Marketplace(string path, object body, string? key = null) =>
        Marketplace(HttpMethod.Post, path, JsonContent.Create(body, options: Json), key);

    /// <summary>Answers by a mailed link: reads the case for its one-time code, then posts.</summary>
    public async Task Answer(Uri link, CommandKind kind, object payload)
    {
        string token = TokenOf(link);
        if (await Nonce(token) is { } nonce)
        {
            await Post($"api/case/{token}/commands", new { kind, nonce, payload });
        }
    }

    /// <summary>Writes to the other side of a claim by a mailed link.</summary>
    public async Task Write(Uri link, string text)
    {
        string token = TokenOf(link);
        if (await Nonce(token) is { } nonce)
        {
            await Post($"api/case/{token}/messages", new { nonce, text });
        }
    }

    /// <summary>Says something in an inquiry by a mailed link.</summary>
    public async Task Say(Uri link, InquiryMessageKind kind, string text)
    {
        string inquiry = $"{TokenOf(link)}/inquiry";
        if (await Nonce(inquiry) is { } nonce)
        {
            await Post($"api/case/{inquiry}/messages", new { kind, text, nonce });
        }
    }

    /// <summary>Says by a mailed link that an inquiry is settled.</summary>
    public async Task Settle(Uri link)
    {
        string inquiry = $"{TokenOf(link)}/inquiry";
        if (await Nonce(inquiry) is { } nonce)
        {
            await Post($"api/case/{inquiry}/settle", new { nonce });
        }
    }

    /// <summary>Appeals a decision by a mailed link.</summary>
    public async Task Appeal(Uri link, string statement)
    {
        string token = TokenOf(link);
        if (await Nonce(token) is { } nonce)
        {
            await Post($"api/case/{token}/appeal", new { nonce, statement });
        }
    }

    /// <summary>Pays a share of the debt of a mailed link by bank; the recovery desk books what came in.</summary>
    public async Task PayDebt(Uri link, double share)
    {
        JsonNode? opened = await Open(TokenOf(link));
        JsonNode? debt = opened?["debts"]?.AsArray().FirstOrDefault(d => d?["state"]?.GetValue<string>() is nameof(DebtState.Open) or nameof(DebtState.AtAgency));
        if (debt is null)
        {
            return;
        }

        long owed = debt["amountMinor"]!.GetValue<long>() - debt["recoveredMinor"]!.GetValue<long>();
        ReceivedPaymentPayload payment = new(Math.Max(1, (long)(owed * share)), DebtPayer.Seller, Guid.NewGuid().ToString("N"));
        await Staff(Party.Collector, 0, $"debts/{debt["id"]!.GetValue<string>()}/payments", payment);
    }

    /// <summary>Decides as the n-th person of a role, counted from 0: what needs two people is done by two.</summary>
    public async Task Staff(Party role, int person, string path, object body)
    {
        LocalStaffAccount[] able = [.. staff.Where(s => s.Roles.Contains(role))];
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/staff/{path}") { Content = JsonContent.Create(body, options: Json) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", able[person % able.Length].Key);
        await Send(request, Guid.NewGuid().ToString("N"));
    }

    private static string TokenOf(Uri link) => link.Segments[^1].Trim('/');

    private async Task<JsonNode?> Open(string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"api/case/{token}");
        return (await Send(request, null)).Body;
    }

    private async Task<string?> Nonce(string token) => (await Open(token))?["nonce"]?.GetValue<string>();

    private async Task Post(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: Json) };
        await Send(request, Guid.NewGuid().ToString("N"));
    }

    private async Task<(int Status, JsonNode? Body)> Send(HttpRequestMessage request, string? key)
    {
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using HttpResponseMessage response = await http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        int status = (int)response.StatusCode;
        if (status >= 500)
        {
            throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered {status}: {text}");
        }

        this.Refused += status is 409 or 422 or 410 ? 1 : 0;
        return (status, text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null);
    }
}
