using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using DurableTask.Sqlite.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using Xunit;

namespace AtoZ.Functions.Tests.Outages;

/// <summary>A store that fails is 503 with Retry-After, one line in the log, and over as soon as the store works again.</summary>
public sealed class Stores_that_fail : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PostgresCluster _cluster = new();
    private ApiHost? _api;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_api is not null)
        {
            await _api.DisposeAsync();
        }

        await _cluster.Stop();
    }

    public void Dispose() => _folder.Dispose();

    [Trait("Case", "32")]
    [Fact]
    public async Task A_full_disk_is_503_with_Retry_After_in_one_line_and_heals()
    {
        LimitedDisk disk = new();
        ApiHost api = await Start(new ApiHost { Configure = builder => disk.AddTo(builder.Services) });
        OrderLine order = await api.Order();
        object claim = new
        {
            orderId = order.OrderId,
            line = order.Line,
            buyerId = order.BuyerId,
            kind = "NotReceived",
            description = string.Concat(Enumerable.Repeat("The parcel never arrived. ", 60)),
        };
        string token = await api.SellerToken(await api.Claim());
        string key = Guid.NewGuid().ToString();
        disk.IsFull = true;

        for (int i = 0; i < 5; i++)
        {
            IsUnavailable(await api.Backend(HttpMethod.Post, "api/claims", claim, key));
        }

        // What is there can be read: only writing needs room.
        Assert.Equal(200, (await api.Anybody(HttpMethod.Get, $"case/{token}/lessons")).Status);
        IsOneLine(api, "no room left");

        disk.IsFull = false;
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", claim, key);
        Assert.Equal(201, filed.Status);
        await api.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(201, (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(await api.Order()))).Status);
        Assert.Contains(api.Logs.Lines, l => l.Level == LogLevel.Information && l.Text.StartsWith("The store works again", StringComparison.Ordinal));
        await api.Idle();
        Assert.Equal("AwaitingSeller", (await api.Backend(HttpMethod.Get, $"api/claims/{filed.Text("id")}")).Text("status"));
    }

    [Trait("Case", "32")]
    [Fact]
    public async Task PostgreSQL_that_is_stopped_is_503_everywhere_and_heals()
    {
        ApiHost api = await Start(new ApiHost { Database = await _cluster.NewDatabase() });
        OrderLine order = await api.Order();
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        await _cluster.Halt();

        IsUnavailable(await api.Backend(HttpMethod.Get, "api/claims"));
        IsUnavailable(await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order)));
        IsUnavailable(await api.Anybody(HttpMethod.Get, $"api/case/{token}"));
        using ByteArrayContent file = new(AtoZ.Functions.Tests.Evidence.Files.Png());
        IsUnavailable(await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, null, api.BackendKey));
        IsUnavailablePage(await api.Anybody(HttpMethod.Get, $"case/{token}"));
        IsUnavailablePage(await api.Send(HttpMethod.Get, $"case/{token}", null, "", ("Accept", "text/html"), ("Accept-Language", "de")), "Unterlagen");
        await api.Sweep("NoSilentCaseSweep");
        await api.Sweep("WebhookSweep");
        Assert.Equal(2, api.Logs.Lines.Count(l => l.Text.Contains("goes on at its next time", StringComparison.Ordinal)));
        IsOneLine(api, "cannot be reached");

        await _cluster.Resume();
        Assert.Equal("AwaitingSeller", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("status"));
        Assert.Equal(202, (await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "SellerPays", nonce = await api.Nonce(token) })).Status);
        await api.Idle();
        Assert.Equal("PaidBySeller", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
    }

    [Fact]
    public async Task A_damaged_page_is_503_until_it_is_put_right()
    {
        string path = Path.Combine(_folder.Path, "atoz.db");
        ApiHost api = await Start(new ApiHost { Database = $"sqlite:{path}" });
        await api.Claim();
        Sql(path, "PRAGMA wal_checkpoint(TRUNCATE)");
        byte[] sound = await File.ReadAllBytesAsync(path);
        Scribble(path, sound);

        IsUnavailable(await api.Backend(HttpMethod.Get, "api/claims"));
        IsUnavailable(await api.Backend(HttpMethod.Get, "api/claims"));
        IsOneLine(api, "damaged");

        await using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            await file.WriteAsync(sound);
        }

        Assert.Equal(200, (await api.Backend(HttpMethod.Get, "api/claims")).Status);
    }

    [Fact]
    public async Task Whoever_stands_in_line_behind_a_locked_store_hears_of_it_from_the_one_wait()
    {
        string path = Path.Combine(_folder.Path, "locked.db");
        await using TestStore prepared = await TestStore.Create($"sqlite:{path}");
        DbContextOptions<SqliteAtoZDb> hasty = new DbContextOptionsBuilder<SqliteAtoZDb>().UseSqlite($"Data Source={path};Default Timeout=1").Options;
        int opened = 0;
        using AtoZStore store = new(() =>
        {
            Interlocked.Increment(ref opened);
            return new SqliteAtoZDb(hasty);
        });
        await using SqliteConnection other = new($"Data Source={path};Pooling=False");
        await other.OpenAsync();
        await using (SqliteTransaction held = other.BeginTransaction(deferred: false))
        {
            Task[] writes = [.. Enumerable.Range(0, 4).Select(i => store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = $"b{i}" }))))];
            foreach (Task write in writes)
            {
                Assert.Equal(StoreFailureKind.Locked, StoreFailure.Of(await Record.ExceptionAsync(() => write))?.Kind);
            }
        }

        Assert.InRange(opened, 2, 3);
        await store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = "later" })));
        Assert.Equal("later", await store.Read(db => db.Buyers.Select(b => b.Id).SingleAsync()));
    }

    [Theory]
    [InlineData("53100", StoreFailureKind.Full)]
    [InlineData("53300", StoreFailureKind.Away)]
    [InlineData("57P01", StoreFailureKind.Away)]
    [InlineData("57P03", StoreFailureKind.Away)]
    [InlineData("57014", StoreFailureKind.Locked)]
    [InlineData("08006", StoreFailureKind.Away)]
    [InlineData("28P01", StoreFailureKind.Away)]
    [InlineData("25006", StoreFailureKind.Away)]
    [InlineData("58030", StoreFailureKind.Disk)]
    [InlineData("40001", StoreFailureKind.Locked)]
    [InlineData("XX001", StoreFailureKind.Damaged)]
    [InlineData("23505", null)]
    [InlineData("42P01", null)]
    public void What_PostgreSQL_answers_is_known(string state, object? kind)
    {
        Exception wrapped = new InvalidOperationException("It may be transient.", new Npgsql.PostgresException("It\nsaid.", "FATAL", "FATAL", state));
        StoreFailure? failure = StoreFailure.Of(wrapped);
        Assert.Equal(kind, failure?.Kind);
        Assert.DoesNotContain('\n', failure?.Sentence ?? "");
    }

    [Theory]
    [InlineData(raw.SQLITE_FULL, StoreFailureKind.Full)]
    [InlineData(raw.SQLITE_IOERR, StoreFailureKind.Disk)]
    [InlineData(raw.SQLITE_CORRUPT, StoreFailureKind.Damaged)]
    [InlineData(raw.SQLITE_NOTADB, StoreFailureKind.Damaged)]
    [InlineData(raw.SQLITE_CANTOPEN, StoreFailureKind.Away)]
    [InlineData(raw.SQLITE_READONLY, StoreFailureKind.Away)]
    [InlineData(raw.SQLITE_BUSY, StoreFailureKind.Locked)]
    [InlineData(raw.SQLITE_CONSTRAINT, null)]
    [InlineData(raw.SQLITE_ERROR, null)]
    public void What_SQLite_answers_is_known(int code, object? kind) =>
        Assert.Equal(kind, StoreFailure.Of(new DbUpdateException("Not saved.", new SqliteException("It said.", code)))?.Kind);

    [Fact]
    public void A_socket_that_is_somebody_elses_is_no_failure_of_the_store() =>
        Assert.Null(StoreFailure.Of(new HttpRequestException("The payment service is down.", new System.Net.Sockets.SocketException(111))));

    private async Task<ApiHost> Start(ApiHost api)
    {
        _api = api;
        await api.InitializeAsync();
        return api;
    }

    private static void IsUnavailable(Reply reply) => Assert.Equal("30", reply.IsProblem(503, "STORE_UNAVAILABLE").Headers["Retry-After"]);

    private static void IsUnavailablePage(Reply page, string words = "We cannot reach our records")
    {
        Assert.Equal((503, "text/html", "30"), (page.Status, page.ContentType, page.Headers["Retry-After"]));
        Assert.Contains(words, page.Body, StringComparison.Ordinal);
    }

    // One line, and nowhere a trace: neither of the app's nor of what it is built on.
    private static void IsOneLine(ApiHost api, string reason)
    {
        LogLine line = Assert.Single(api.Logs.Lines, l => l.Text.StartsWith("The store fails", StringComparison.Ordinal));
        Assert.Contains(reason, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Logs.Lines, l => l.Level >= LogLevel.Warning && (l.Error is not null || l.Text.Contains("   at ", StringComparison.Ordinal)));
        Assert.DoesNotContain(api.Logs.Lines, l => l.Level >= LogLevel.Error && l != line);
    }

    private static void Sql(string path, string command)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand sql = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        sql.CommandText = command;
#pragma warning restore CA2100
        sql.ExecuteNonQuery();
    }

    // All but the first pages, which say what tables there are.
    private static void Scribble(string path, byte[] sound)
    {
        const int page = 4096;
        byte[] noise = [.. Enumerable.Repeat((byte)0xA5, sound.Length)];
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = page;
        file.Write(noise, page, sound.Length - page);
        SqliteConnection.ClearAllPools();
    }
}
