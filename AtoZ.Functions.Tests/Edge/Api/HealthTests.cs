using AtoZ.Functions.Edge.Api.Health;
using AtoZ.Functions.Evidence;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Liveness looks at nothing; readiness names what does not answer.</summary>
[Collection("api")]
public sealed class HealthTests(ApiHost api)
{
    [Fact]
    public async Task The_app_is_alive_and_ready_without_a_key()
    {
        Reply alive = await api.Anybody(HttpMethod.Get, "api/health");
        Reply ready = await api.Anybody(HttpMethod.Get, "api/health/ready");
        Assert.Equal((200, "alive", 200, "ready"), (alive.Status, alive.Text("status"), ready.Status, ready.Text("status")));
    }

    [Fact]
    public async Task What_does_not_answer_is_named()
    {
        BlobClientOptions once = new();
        once.Retry.MaxRetries = 0;
        BlobServiceClient nowhere = new("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:1/a;", once);
        using Readiness readiness = new(api.Store, new BlobContainers(nowhere), TimeProvider.System, NullLogger<Readiness>.Instance);
        Assert.Equal(["storage"], await readiness.Missing(CancellationToken.None));
    }
}
