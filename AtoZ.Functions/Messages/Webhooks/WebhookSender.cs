using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>What came of one attempt.</summary>
/// <param name="Status">The receiver's status; null when nothing answered.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
internal sealed record WebhookAttempt(int? Status, string? Error, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the receiver took it.</summary>
    public bool Taken => this.Error is null;

    /// <summary>Whether the receiver wants no more, ever.</summary>
    public bool Gone => this.Status == (int)HttpStatusCode.Gone;
}

/// <summary>Sends one event to one endpoint, signed. Follows no redirect and reads no body: the status is the answer.</summary>
internal sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly WebhookSecrets _secrets;
    private readonly TimeProvider _clock;

    /// <summary>A sender that connects only where the guard allows.</summary>
    public WebhookSender(AddressGuard guard, WebhookSecrets secrets, TimeProvider clock)
    {
        _secrets = secrets;
        _clock = clock;
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            ConnectCallback = guard.Connect,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
        _http = new HttpClient(handler) { Timeout = Longest };
    }

    /// <summary>Makes one attempt. Never throws for what the receiver does.</summary>
    public async Task<WebhookAttempt> Send(WebhookEndpointRecord endpoint, WebhookDeliveryRecord delivery, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        using HttpRequestMessage request = new(HttpMethod.Post, endpoint.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("AtoZ-Webhooks", "1"));
        request.Headers.Add("webhook-id", delivery.EventId);

        // Receivers refuse what is older or newer than five minutes by their own clock: what a sandbox's clock says would be refused by every library.
        DateTimeOffset sent = TimeProvider.System.GetUtcNow();
        request.Headers.Add("webhook-timestamp", WebhookSignature.Timestamp(sent));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(endpoint, _secrets, delivery.EventId, sent, delivery.Body, now));
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            int status = (int)response.StatusCode;
            return response.IsSuccessStatusCode
                ? new WebhookAttempt(status, null)
                : new WebhookAttempt(status, $"answered {status}", response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - sent));
        }
        catch (HttpRequestException failure)
        {
            return new WebhookAttempt(null, failure.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAttempt(null, $"no answer within {Longest.TotalSeconds:0} seconds");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
