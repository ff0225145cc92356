using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using DurableTask.Sqlite.Time;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

public class StorageDownTests
{
    // Nothing listens at port 1.
    private const string Storage = "DefaultEndpointsProtocol=http;AccountName=down;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/down;";

    [Fact]
    public async Task Without_storage_an_upload_is_a_problem_that_says_to_try_again()
    {
        await using TestHost host = await TestHost.StartAsync(TheApp.On(LocalClock.Virtual(TestHostSettings.Start), configure: null, ("AzureWebJobsStorage", Storage)));
        using HttpRequestMessage request = new(HttpMethod.Post, "api/evidence") { Content = new ByteArrayContent(Files.Png()) };
        request.Headers.Add("x-functions-key", host.Keys.HostKey);
        request.Headers.Add("Idempotency-Key", "one");
        using HttpResponseMessage response = await host.Client.SendAsync(request);
        Reply reply = (await Reply.Read(response)).IsProblem(503, "STORAGE_UNAVAILABLE");
        Assert.Equal("30", reply.Headers["Retry-After"]);
    }
}
