using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AtoZ.Functions.Payments.Service;

/// <summary>Calls the payment service: signed, with an idempotency key, and tried again a few times when it does not answer.</summary>
internal sealed class HttpPaymentService : IPaymentService, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly PaymentServiceSettings _settings;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>A client of the service.</summary>
    public HttpPaymentService(PaymentServiceSettings settings)
    {
        _settings = settings;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { BaseAddress = settings.Url };
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = settings.Attempts - 1,
                Delay = settings.Pause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(r => r.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError),
            })
            .AddTimeout(settings.Patience)
            .Build();
    }

    /// <inheritdoc/>
    public async Task<PaymentAnswer> Order(PaymentOrderRecord order, string key)
    {
        PaymentRequestBody body = new(key, order.Kind, order.Holder, order.AmountMinor, order.Currency, order.ClaimId.Value, order.Means, order.OrderId, Converted(order));
        return await Send(HttpMethod.Post, "payments", key, JsonSerializer.Serialize(body, Json)) ?? throw new PaymentUnsettledException(key, "the service has no such route.");
    }

    private static PaymentConversionBody? Converted(PaymentOrderRecord order) => Rates.Read(order.Conversion) is { } c
        ? new PaymentConversionBody(c.From.MinorUnits, c.From.Currency, c.Rate, c.At, c.Source)
        : null;

    /// <inheritdoc/>
    public Task<PaymentAnswer?> Ask(string key) => Send(HttpMethod.Get, $"payments/{Uri.EscapeDataString(key)}", key, "");

    /// <summary>Reads what a callback says; null when it cannot be understood.</summary>
    public static PaymentCallback? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<PaymentCallback>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<PaymentAnswer?> Send(HttpMethod method, string path, string key, string body)
    {
        try
        {
            using HttpResponseMessage response = await _pipeline.ExecuteAsync(async stop => await _http.SendAsync(Message(method, path, key, body), stop), CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            string text = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<PaymentAnswer>(text, Json) ?? throw new PaymentUnsettledException(key, "the answer is empty.")
                : throw new PaymentUnsettledException(key, $"the service answered {(int)response.StatusCode}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or JsonException)
        {
            throw new PaymentUnsettledException(key, failure.Message);
        }
    }

    // Each try has an id and a time of its own; the key stays.
    private HttpRequestMessage Message(HttpMethod method, string path, string key, string body)
    {
        HttpRequestMessage message = new(method, path);

        // By the clock on the wall, which the service shares: a sandbox's clock would make every message too old or too new.
        string id = "msg_" + Guid.NewGuid().ToString("N"), timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("AtoZ-Payments", "1"));
        message.Headers.Add("Idempotency-Key", key);
        message.Headers.Add(PaymentSignature.IdHeader, id);
        message.Headers.Add(PaymentSignature.TimestampHeader, timestamp);
        message.Headers.Add(PaymentSignature.SignatureHeader, PaymentSignature.Sign(_settings.Secret, id, timestamp, body));
        if (method == HttpMethod.Post)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return message;
    }
}

/// <summary>A payment that is asked for; of a payout also how it reaches the buyer, and the order whose payment it gives back.</summary>
internal sealed record PaymentRequestBody(string Key, PaymentKind Kind, string Holder, long AmountMinor, string Currency, string Claim, RefundMeans? Means = null, string? OrderId = null, PaymentConversionBody? Conversion = null);

/// <summary>What a payout in another currency came of.</summary>
internal sealed record PaymentConversionBody(long FromMinor, string FromCurrency, string Rate, DateTimeOffset RateAt, string RateSource);

/// <summary>What the service says later.</summary>
internal sealed record PaymentCallback(string Key, PaymentState State, string? Reference = null, string? Reason = null);
