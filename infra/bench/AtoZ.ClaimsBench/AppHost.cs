using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;
using AtoZ.Local;
using FunctionsHost;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.ClaimsBench;

/// <summary>The whole app as the local host runs it: real HTTP, real engine, real store on disk, the system's clock.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    private readonly IHost _host;

    private AppHost(IHost host)
    {
        _host = host;
        string address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        SocketsHttpHandler handler = new() { MaxConnectionsPerServer = 256 };
        Http = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(10) };
        Http.DefaultRequestHeaders.Add("x-functions-key", HostKey(host.Services));
    }

    public HttpClient Http { get; }

    public AtoZStore Store => _host.Services.GetRequiredService<AtoZStore>();

    /// <summary>Mails to sellers, by claim.</summary>
    public SellerPost Post => _host.Services.GetRequiredService<SellerPost>();

    public static async Task<AppHost> Start(string folder, string? database = null)
    {
        LocalHostOptions options = LocalAtoZ.Options(azurite: false);
        (options.Port, options.DataDirectory) = (0, folder);
        LocalHostBuilder builder = LocalHostBuilder.Within(options);
        string never = "0 0 0 1 1 *";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DataDirectory"] = Path.Combine(folder, "store"),
            ["Database"] = database ?? $"sqlite:{Path.Combine(folder, "store", "atoz.db")}",
            ["NoSilentCaseSweepSchedule"] = never,
            ["RecoverySweepSchedule"] = never,
            ["ScanSweepSchedule"] = never,
            ["WebhookSweepSchedule"] = never,

            // One key and one address stand for a whole marketplace.
            ["KeyRequestsPerMinute"] = "0",
            ["AddressRequestsPerMinute"] = "0",
            ["LinkRequestsPerMinute"] = "0",
        });
        builder.AddLocalAtoZ();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(provider => new SellerPost(ActivatorUtilities.CreateInstance<Mailer>(provider)));
        builder.Services.AddSingleton<IMailer>(provider => provider.GetRequiredService<SellerPost>());
        IHost host = builder.Build();
        await host.StartAsync();
        return new AppHost(host);
    }

    // As a person would find it: in the host's data directory.
    private static string HostKey(IServiceProvider services)
    {
        string file = Path.Combine(services.GetRequiredService<IConfiguration>()["LocalHost:DataDirectory"]!, "keys.json");
        using JsonDocument keys = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        return keys.RootElement.GetProperty("hostKeys").GetProperty("default").GetString()!;
    }

    /// <summary>Imports orders that can be claimed about, each with a buyer of its own.</summary>
    public async Task Orders(string prefix, int count)
    {
        using HttpResponseMessage imported = await Http.PostAsync("api/orders/import", new OrderLines(prefix, count, DateTimeOffset.UtcNow));
        imported.EnsureSuccessStatusCode();
        for (int seller = 0; seller < OrderLines.Sellers; seller++)
        {
            using HttpResponseMessage facts = await Send($"api/facts/sellers/{prefix}-seller-{seller}", new { hasPaymentMethod = true });
            facts.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Files a claim about one of them.</summary>
    public Task<HttpResponseMessage> File(string prefix, int order) => Send(
        "api/claims",
        new { orderId = $"{prefix}-{order}", line = 1, buyerId = $"{prefix}-buyer-{order}", kind = "NotReceived", description = "The parcel never arrived although it was due ten days ago." });

    /// <summary>Posts with a new Idempotency-Key.</summary>
    public async Task<HttpResponseMessage> Send(string path, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}

/// <summary>Sends mails as the app does, and keeps the links of those to sellers: the bench answers them as a seller would.</summary>
internal sealed class SellerPost(IMailer inner) : IMailer
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _links = new(StringComparer.Ordinal);

    public async Task Send(MailRequest mail, CancellationToken cancellationToken)
    {
        await inner.Send(mail, cancellationToken);
        if (mail.To == Functions.Guarantee.Claims.Party.Seller && mail.Link is { } link)
        {
            Waiting(mail.ClaimId.Value).TrySetResult(link.Segments[^1]);
        }
    }

    public Task Deliver(Functions.Data.MailRecord stored, CancellationToken cancellationToken) => inner.Deliver(stored, cancellationToken);

    /// <summary>The token of the first link that the seller of a claim was mailed.</summary>
    public Task<string> Token(string claim) => Waiting(claim).Task;

    private TaskCompletionSource<string> Waiting(string claim) => _links.GetOrAdd(claim, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>Order lines as CSV, made while they are sent: never in memory as a whole.</summary>
internal sealed class OrderLines : HttpContent
{
    public const int Sellers = 200;

    private readonly string _prefix;
    private readonly int _count;
    private readonly DateTimeOffset _now;

    public OrderLines(string prefix, int count, DateTimeOffset now)
    {
        (_prefix, _count, _now) = (prefix, count, now);
        Headers.ContentType = new("text/csv");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
    {
        await using StreamWriter writer = new(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        await writer.WriteLineAsync("order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status,purchased_at,shipped_at,estimated_delivery_at,seller_contacted_at,buyer_email,seller_email");
        (string bought, string shipped, string due, string contacted) = (Day(-30), Day(-28), Day(-10), Day(-5));
        for (int n = 0; n < _count; n++)
        {
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{n},1,{_prefix}-buyer-{n},{_prefix}-seller-{n % Sellers},lamp,home,1,75.00,5.00,USD,card,shipped,{bought},{shipped},{due},{contacted},buyer{n}@example.com,seller{n % Sellers}@example.com"));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private string Day(int days) => _now.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
