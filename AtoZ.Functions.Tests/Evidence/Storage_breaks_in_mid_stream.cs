using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DurableTask.Sqlite.Tests;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

/// <summary>
/// Storage answers, and breaks off in the middle of a file, which no real storage does when asked to. The caller never takes a part for the whole,
/// nothing is lost, the log tells of it once, and the same request does it later.
/// </summary>
public class Storage_breaks_in_mid_stream
{
    private const int Long = 3_000_000;
    private static readonly ClaimId Claim = new("clm_broken");

    [Fact]
    public async Task A_download_that_has_begun_breaks_off_and_is_whole_the_next_time()
    {
        FailingBlobs storage = new(new byte[Long]) { BreaksAt = 1_000_000 };
        await using TestHost host = await Start(storage);
        await Put(host);
        Exception broken = await Assert.ThrowsAnyAsync<Exception>(() => Download(host));
        Assert.True(broken is HttpRequestException or IOException, broken.ToString());
        Assert.Single(Errors(host));

        storage.BreaksAt = null;
        Reply whole = await Download(host);
        Assert.Equal((200, Long), (whole.Status, whole.Bytes.Length));
        Assert.Single(Errors(host));
    }

    [Fact]
    public async Task A_download_that_breaks_at_its_beginning_is_a_problem_that_says_to_try_again()
    {
        FailingBlobs storage = new(new byte[Long]) { BreaksAt = 0 };
        await using TestHost host = await Start(storage);
        await Put(host);

        Reply refused = (await Download(host)).IsProblem(503, "STORAGE_UNAVAILABLE");
        Assert.Equal("30", refused.Headers["Retry-After"]);
        Assert.Single(Errors(host));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task A_file_that_breaks_off_while_it_is_checked_is_evidence_when_it_is_confirmed_again(int breaksAt)
    {
        FailingBlobs storage = new(Files.Jpeg()) { BreaksAt = breaksAt };
        await using TestHost host = await Start(storage);
        AtoZStore store = host.Services.GetRequiredService<AtoZStore>();
        await store.Write(db => Task.FromResult(db.UploadGrants.Add(Granted(host.Clock.GetUtcNow()))));

        Reply refused = (await Confirm(host)).IsProblem(503, "STORAGE_UNAVAILABLE");
        Assert.Equal("30", refused.Headers["Retry-After"]);
        Assert.Single(Errors(host));
        Assert.Equal((0, 0), (await store.Read(db => db.Evidence.CountAsync()), storage.Erased));

        storage.BreaksAt = null;
        Assert.Equal(201, (await Confirm(host)).Status);
        Assert.Equal((1, 1), (await store.Read(db => db.Evidence.CountAsync()), storage.Erased));
        Assert.Single(Errors(host));
    }

    private static Task<TestHost> Start(FailingBlobs storage) => TestHost.StartAsync(
        TheApp.On(LocalClock.Virtual(TestHostSettings.Start), builder => builder.Services.AddSingleton(storage.Service)));

    private static IEnumerable<LogLine> Errors(TestHost host) => host.Logs.Lines.Where(line => line.Level >= LogLevel.Error);

    private static Task Put(TestHost host) => host.Services.GetRequiredService<AtoZStore>().Write(db => Task.FromResult(db.Evidence.Add(new EvidenceRecord
    {
        Id = "evd_long",
        ClaimId = Claim,
        Party = Party.Buyer,
        FileName = "film.mp4",
        ContentType = "video/mp4",
        Bytes = Long,
        Sha256 = "00",
        OriginalBlob = "o",
        SharedBlob = "s",
        AddedAt = host.Clock.GetUtcNow(),
    })));

    private static UploadGrantRecord Granted(DateTimeOffset now) => new()
    {
        Id = "upl_one",
        ClaimId = null,
        Party = Party.Buyer,
        FileName = "lamp.jpg",
        GrantedAt = now,
        ExpiresAt = now.AddMinutes(15),
    };

    private static Task<Reply> Download(TestHost host) => Send(host, new HttpRequestMessage(HttpMethod.Get, $"api/claims/{Claim}/evidence/evd_long"));

    private static Task<Reply> Confirm(TestHost host) => Send(host, new HttpRequestMessage(HttpMethod.Post, "api/evidence-uploads/upl_one/confirm") { Content = new StringContent("{}", null, "application/json") });

    private static async Task<Reply> Send(TestHost host, HttpRequestMessage request)
    {
        request.Headers.Add("x-functions-key", host.Keys.HostKey);
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        return await Reply.Read(response);
    }

    /// <summary>Storage with one content for every blob.</summary>
    private sealed class FailingBlobs
    {
        private readonly byte[] _content;

        public FailingBlobs(byte[] content)
        {
            _content = content;
            Mock<BlobClient> blob = new();
            blob.Setup(b => b.OpenReadAsync(It.IsAny<BlobOpenReadOptions>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => new BreakingStream(_content, this));
            blob.Setup(b => b.GetPropertiesAsync(It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>()))
                .ReturnsAsync(() => Response.FromValue(BlobsModelFactory.BlobProperties(contentLength: _content.Length), Mock.Of<Response>()));
            blob.Setup(b => b.DeleteIfExistsAsync(It.IsAny<DeleteSnapshotsOption>(), It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>()))
                .ReturnsAsync(() => Response.FromValue(++Erased > 0, Mock.Of<Response>()));
            Mock<BlobContainerClient> container = new();
            container.Setup(c => c.GetBlobClient(It.IsAny<string>())).Returns(blob.Object);
            Mock<BlobServiceClient> service = new();
            service.Setup(s => s.GetBlobContainerClient(It.IsAny<string>())).Returns(container.Object);
            Service = service.Object;
        }

        public BlobServiceClient Service { get; }

        /// <summary>The byte at which every file breaks off; null for none.</summary>
        public long? BreaksAt { get; set; }

        public int Erased { get; private set; }
    }

    private sealed class BreakingStream(byte[] content, FailingBlobs storage) : MemoryStream(content, writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (storage.BreaksAt is not { } end)
            {
                return base.ReadAsync(buffer, cancellationToken);
            }

            // As Azure's stream does it, after it has tried again some times.
            return Position >= end
                ? throw new AggregateException("Retry failed after 4 tries.", new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."))
                : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, end - Position)], cancellationToken);
        }
    }
}
