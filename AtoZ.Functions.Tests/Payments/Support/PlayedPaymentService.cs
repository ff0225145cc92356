using System.Collections.Concurrent;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Payments.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Tests.Payments.Support;

/// <summary>What the played service does with one request to move money.</summary>
public enum Act
{
    /// <summary>Moves the money and says so.</summary>
    Succeed,

    /// <summary>Declines for good.</summary>
    Decline,

    /// <summary>Takes the order and decides later.</summary>
    Pend,

    /// <summary>Fails before it did anything.</summary>
    Fail,

    /// <summary>Moves the money, then fails.</summary>
    MoveAndFail,

    /// <summary>Moves the money, then never answers.</summary>
    MoveAndHang,

    /// <summary>Answers something that is no JSON.</summary>
    Mumble,
}

/// <summary>A payment service as the contract describes it, on a real server, that plays what a test tells it: failures, delays, lost and late answers.</summary>
public sealed class PlayedPaymentService : IAsyncDisposable
{
    public const string Secret = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Act> _acts = new();
    private readonly CancellationTokenSource _end = new();

    private PlayedPaymentService(WebApplication app) => _app = app;

    /// <summary>The state of each payment by its key.</summary>
    internal ConcurrentDictionary<string, PaymentAnswer> Payments { get; } = new();

    /// <summary>Each time money really moved: kind, key, amount.</summary>
    public ConcurrentQueue<string> Moves { get; } = new();

    /// <summary>How many calls were not signed as the contract says.</summary>
    public int CallsWithoutSignature { get; private set; }

    /// <summary>How many calls came.</summary>
    public int Calls { get; private set; }

    public static async Task<PlayedPaymentService> Start(params Act[] acts)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        PlayedPaymentService service = new(builder.Build());
        service.Next(acts);
        service._app.MapPost("/payments", service.Order);
        service._app.MapGet("/payments/{key}", service.State);
        await service._app.StartAsync();
        return service;
    }

    /// <summary>What it does next, one act per order; afterwards it succeeds.</summary>
    public void Next(params Act[] acts) => acts.ToList().ForEach(_acts.Enqueue);

    /// <summary>Makes it the gateway of an app.</summary>
    public void Serve(IServiceCollection services)
    {
        Uri address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        services.AddSingleton(new PaymentServiceSettings(address, Secret, 3, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(400)));
        services.RemoveAll<IPaymentService>().AddSingleton<IPaymentService, HttpPaymentService>();
        services.RemoveAll<IPaymentGateway>().AddSingleton<IPaymentGateway, HttpGateway>();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task<IResult> Order(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        string body = await reader.ReadToEndAsync();
        Heard(request, body);
        PaymentRequestBody order = JsonSerializer.Deserialize<PaymentRequestBody>(body, Json)!;
        if (Payments.TryGetValue(order.Key, out PaymentAnswer? known))
        {
            return Results.Json(known, Json);
        }

        if (order.Kind == PaymentKind.Page)
        {
            Payments[order.Key] = new PaymentAnswer(PaymentState.Pending, Url: new Uri("https://pay.example/" + Uri.EscapeDataString(order.Key)));
            return Results.Json(Payments[order.Key], Json, statusCode: 202);
        }

        Act act = _acts.TryDequeue(out Act next) ? next : Act.Succeed;
        if (act is Act.Succeed or Act.MoveAndFail or Act.MoveAndHang)
        {
            Payments[order.Key] = new PaymentAnswer(PaymentState.Succeeded, $"ref-{Payments.Count + 1}");
            Moves.Enqueue($"{order.Kind} {order.Key[^Math.Min(order.Key.Length, 14)..]} {order.AmountMinor} {order.Currency}");
        }

        switch (act)
        {
            case Act.Decline:
                Payments[order.Key] = new PaymentAnswer(PaymentState.Declined, null, "No funds.");
                break;
            case Act.Pend:
                Payments[order.Key] = new PaymentAnswer(PaymentState.Pending);
                return Results.Json(Payments[order.Key], Json, statusCode: 202);
            case Act.Fail or Act.MoveAndFail:
                // The same order fails again, however often it is tried at once.
                if (act == Act.MoveAndFail)
                {
                    _acts.Enqueue(Act.Fail);
                }

                return Results.StatusCode(500);
            case Act.MoveAndHang:
                await Task.WhenAny(Task.Delay(Timeout.Infinite, _end.Token), Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted));
                return Results.StatusCode(500);
            case Act.Mumble:
                return Results.Text("<html>Bad gateway</html>", "text/html");
        }

        return Results.Json(Payments[order.Key], Json, statusCode: 201);
    }

    private IResult State(HttpRequest request, string key)
    {
        Heard(request, "");
        return Payments.TryGetValue(key, out PaymentAnswer? known) ? Results.Json(known, Json) : Results.NotFound();
    }

    private void Heard(HttpRequest request, string body)
    {
        Calls++;
        string Header(string name) => request.Headers[name].ToString();
        string signature = PaymentSignature.Sign(Secret, Header(PaymentSignature.IdHeader), Header(PaymentSignature.TimestampHeader), body);
        CallsWithoutSignature += Header(PaymentSignature.SignatureHeader) == signature && Header("Idempotency-Key").Length > 0 ? 0 : 1;
    }
}
