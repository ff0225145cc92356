using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

public class AzuriteTests
{
    [Fact]
    public async Task The_host_starts_storage_keeps_what_is_in_it_and_stops_it()
    {
        using var folder = new TempFolder();
        var settings = new TestHostSettings { FunctionTypes = [typeof(HttpFunctionSamples)], Directory = folder.Path, StartAzurite = true };
        string connection;
        await using (TestHost host = await TestHost.StartAsync(settings))
        {
            connection = host.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;
            BlobContainerClient container = new(connection, "kept");
            await container.CreateAsync();
            await container.UploadBlobAsync("a", BinaryData.FromString("evidence"));
        }

        BlobClientOptions hasty = new() { Retry = { MaxRetries = 0 } };
        await Assert.ThrowsAnyAsync<Exception>(() => new BlobContainerClient(connection, "kept", hasty).ExistsAsync());

        await using TestHost again = await TestHost.StartAsync(settings);
        var blob = new BlobClient(again.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"], "kept", "a");
        Assert.Equal("evidence", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }
}
