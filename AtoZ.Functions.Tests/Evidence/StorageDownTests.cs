using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Local.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DurableTask.Sqlite.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

public class StorageDownTests
{
    [Fact]
    public async Task Without_storage_an_upload_is_a_problem_that_says_to_try_again()
    {
        await using TestHost host = await TestHost.StartAsync(TheApp.On(LocalClock.Virtual(TestHostSettings.Start), configure: null, (AzuriteCompanion.ConnectionSetting, AppProcess.NoStorage)));
        using HttpRequestMessage request = new(HttpMethod.Post, "api/evidence") { Content = new ByteArrayContent(Files.Png()) };
        request.Headers.Add("x-functions-key", host.Keys.HostKey);
        request.Headers.Add("Idempotency-Key", "one");
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        Reply reply = (await Reply.Read(response)).IsProblem(503, "STORAGE_UNAVAILABLE");
        Assert.Equal("30", reply.Headers["Retry-After"]);
    }

    [Fact]
    public async Task A_file_that_the_storage_has_lost_is_told_as_a_fault_of_the_storage()
    {
        ApiHost api = new();
        await api.InitializeAsync();
        try
        {
            using ByteArrayContent file = new(Files.Png());
            string href = (await api.Send(HttpMethod.Post, $"api/claims/{await api.Claim()}/evidence", file, null, api.BackendKey)).Text("href");
            await LoseFiles(api.Services.GetRequiredService<BlobServiceClient>());
            (await api.Send(HttpMethod.Get, href, null, null, api.BackendKey)).IsProblem(503, "STORAGE_UNAVAILABLE");
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    private static async Task LoseFiles(BlobServiceClient storage)
    {
        await foreach (BlobContainerItem found in storage.GetBlobContainersAsync())
        {
            BlobContainerClient container = storage.GetBlobContainerClient(found.Name);
            await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "", CancellationToken.None))
            {
                await container.DeleteBlobAsync(blob.Name);
            }
        }
    }
}
