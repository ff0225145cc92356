using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Tests.Edge.Api.OpenApi;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Local.Keys;
using DurableTask.Sqlite.Tests;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The whole app behind real HTTP, with Azurite and a virtual clock, shared by the tests of the API. Each test files its own claim.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private TestHost? _host;
    private int _orders;

    /// <summary>What the ids of its orders and parties begin with.</summary>
    public string Name { get; init; } = "api";

    /// <summary>The setting <c>Database</c>; SQLite when empty.</summary>
    public string Database { get; init; } = "";

    /// <summary>Further settings.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Where it keeps its data; a place of its own, gone afterwards, when null.</summary>
    internal string? Directory { get; init; }

    /// <summary>What differs from the app as it is.</summary>
    internal Action<LocalHostBuilder>? Configure { get; init; }

    internal CapturedLogs Logs => Host.Logs;

    internal AtoZStore Store => Host.Services.GetRequiredService<AtoZStore>();

    internal IServiceProvider Services => Host.Services;

    internal LocalClock Clock => Host.Clock;

    internal HttpClient Client => Host.Client;

    internal Uri Address => Client.BaseAddress!;

    private TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(
        TheApp.On(LocalClock.Virtual(Market.Start), Configure, [("Sample", "none"), ("Database", Database), .. Settings]) with { StartAzurite = true, Directory = Directory });

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Waits until everything that can happen now has happened.</summary>
    public Task Idle() => Host.IdleAsync();

    /// <summary>Lets time pass.</summary>
    public Task Pass(TimeSpan span) => Host.AdvanceAsync(span);

    /// <summary>A wait as an orchestration would open it, without the story that leads there.</summary>
    internal async Task<StageRecord> Stage(ClaimId claim, StageKind kind, Party actor, Seat? seat)
    {
        StageRecord stage = new()
        {
            Key = $"test-{claim}/{kind}/{seat}",
            InstanceId = $"test-{claim}",
            EventName = $"{kind}/{seat}",
            Kind = kind,
            ClaimId = claim,
            Round = 1,
            Seat = seat,
            NextActor = actor,
            OpenedAt = Clock.GetUtcNow(),
            Deadline = Clock.GetUtcNow().AddDays(3),
        };
        await Store.Write(db => db.Stages.AddAsync(stage).AsTask());
        return stage;
    }

    /// <summary>Runs a timer function by hand, to its end.</summary>
    public async Task Sweep(string name)
    {
        using HttpResponseMessage begun = await Host.AsAdminAsync(HttpMethod.Post, $"admin/functions/{name}", "{}");
        Assert.Equal(202, (int)begun.StatusCode);
        await Idle();
    }

    /// <summary>An order line that can be claimed about, with a buyer and a seller of its own.</summary>
    public async Task<OrderLine> Order(long priceMinor = 8_000)
    {
        int n = Interlocked.Increment(ref _orders);
        DateTimeOffset now = Clock.GetUtcNow();
        OrderLine order = new()
        {
            OrderId = $"{Name}-order-{n}",
            Line = 1,
            BuyerId = $"{Name}-buyer-{n}",
            SellerId = $"{Name}-seller-{n}",
            ProductId = "lamp",
            ProductTitle = "Reading lamp",
            Category = "furniture_decor",
            Quantity = 1,
            UnitPriceMinor = priceMinor,
            FreightMinor = 0,
            Currency = "USD",
            Status = "shipped",
            PurchasedAt = now.AddDays(-30),
            ShippedAt = now.AddDays(-25),
            EstimatedDeliveryAt = now.AddDays(-10),
            SellerContactedAt = now.AddDays(-5),
        };
        await Store.Write(db =>
        {
            db.OrderLines.Add(order);
            db.Buyers.Add(new BuyerRecord { Id = order.BuyerId, Email = $"buyer{n}@example.com" });
            db.Sellers.Add(new SellerRecord { Id = order.SellerId, Email = $"seller{n}@example.com", HasPaymentMethod = true });
            return Task.CompletedTask;
        });
        return order;
    }

    /// <summary>The body of a claim about an order line.</summary>
    public static object ClaimBody(OrderLine order) => new
    {
        orderId = order.OrderId,
        line = order.Line,
        buyerId = order.BuyerId,
        kind = "NotReceived",
        description = "The parcel never arrived although it was due ten days ago.",
    };

    /// <summary>A filed claim that waits for its seller.</summary>
    public async Task<ClaimId> Claim(long priceMinor = 8_000)
    {
        Reply reply = await Backend(HttpMethod.Post, "api/claims", ClaimBody(await Order(priceMinor)));
        Assert.Equal(201, reply.Status);
        await Idle();
        return new ClaimId(reply.Text("id"));
    }

    public async Task<string> Token(ClaimId claim, Party party, LinkPurpose purpose, Seat? seat = null, TimeSpan? lifetime = null)
    {
        ILinks links = Services.GetRequiredService<ILinks>();
        string? stage = party == Party.Expert ? await StageOfExpert(claim, seat) : null;
        Uri link = await links.Create(new LinkGrant(claim, null, party, purpose, seat, Clock.GetUtcNow() + (lifetime ?? TimeSpan.FromDays(100)), stage));
        return link.Segments[^1];
    }

    // An expert is asked in one stage: the newest that waits.
    private Task<string?> StageOfExpert(ClaimId claim, Seat? seat) => Store.Read(db => db.Stages
        .Where(s => s.ClaimId == claim && s.ClosedAt == null && s.NextActor == Party.Expert && (seat == null || s.Seat == seat))
        .OrderByDescending(s => s.OpenedAt)
        .Select(s => s.Key)
        .FirstOrDefaultAsync());

    public Task<string> SellerToken(ClaimId claim) => Token(claim, Party.Seller, LinkPurpose.SellerCase);

    public Task<string> BuyerToken(ClaimId claim) => Token(claim, Party.Buyer, LinkPurpose.BuyerCase);

    /// <summary>A fresh one-time code.</summary>
    public async Task<string> Nonce(string token) => (await Anybody(HttpMethod.Get, $"api/case/{token}")).Text("nonce");

    /// <summary>A fresh one-time code of a case that is not a claim yet.</summary>
    public async Task<string> InquiryNonce(string token) => (await Anybody(HttpMethod.Get, $"api/case/{token}/inquiry")).Text("nonce");

    /// <summary>Sends as the backend, with its key and a new Idempotency-Key unless one is given; an empty one sends none.</summary>
    public Task<Reply> Backend(HttpMethod method, string path, object? body = null, string? key = null) => Send(method, path, Json(body), key, ("x-functions-key", Host.Keys.HostKey));

    /// <summary>Sends without any key of a function.</summary>
    public Task<Reply> Anybody(HttpMethod method, string path, object? body = null, string? key = null) => Send(method, path, Json(body), key);

    /// <summary>Sends as a member of staff.</summary>
    public Task<Reply> Staff(string name, HttpMethod method, string path, object? body = null, string? key = null) => Send(method, path, Json(body), key, StaffHeader(name));

    /// <summary>What a member of staff signs in with.</summary>
    public (string Name, string Value) StaffHeader(string name)
    {
        string directory = Services.GetRequiredService<AppSettings>().DataDirectory;
        return ("Authorization", $"Bearer {LocalKeys.Open(directory).Staff.Single(s => s.Name == name).Key}");
    }

    /// <summary>Sends any content.</summary>
    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, string? key, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        string sent = key ?? Guid.NewGuid().ToString();
        if (method == HttpMethod.Post && sent.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", sent);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await Host.Client.SendAsync(request);
        Reply reply = await Reply.Read(response);
        await DescribedAnswers.Check(method, path, reply);
        return reply;
    }

    public (string Name, string Value) BackendKey => ("x-functions-key", Host.Keys.HostKey);

    public static HttpContent Raw(string text, string type = "application/json")
    {
        StringContent content = new(text, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static HttpContent? Json(object? body) => body is null ? null : Raw(body as string ?? JsonSerializer.Serialize(body));
}

/// <summary>The tests of the API share one host.</summary>
[CollectionDefinition("api")]
public sealed class ApiTests : ICollectionFixture<ApiHost>;
