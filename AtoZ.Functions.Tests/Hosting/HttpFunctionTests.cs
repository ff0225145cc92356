using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Xunit;
using static AtoZ.Functions.Tests.Hosting.HttpFunctionTests;

namespace AtoZ.Functions.Tests.Hosting;

public class HttpFunctionTests
{
    [Fact]
    public async Task The_route_is_the_prefix_and_the_name_where_none_is_given()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(HttpFunctionSamples));
        Assert.Equal("hello", await host.Client.GetStringAsync("/api/Hello"));
    }

    [Fact]
    public async Task An_object_result_is_written_in_camel_case()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(HttpFunctionSamples));
        Assert.Equal("""{"claimId":"c1","amount":5}""", await host.Client.GetStringAsync("/api/claims/c1/5"));
    }

    [Fact]
    public async Task A_route_constraint_that_is_not_met_is_404()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(HttpFunctionSamples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/claims/c1/five");
        await IsEmptyAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_method_on_a_known_route_is_404_as_in_Azure()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(HttpFunctionSamples));
        using HttpResponseMessage answer = await host.Client.DeleteAsync("/api/Hello");
        await IsEmptyAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unhandled_exception_is_500_without_a_stack_trace_and_is_logged()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(HttpFunctionSamples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/Fail");
        string text = await IsProblemAsync(answer, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.Contains(host.Logs.Lines, line => line.Error is InvalidOperationException { Message: "secret" });
    }

    private static async Task IsEmptyAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((int)status, JsonDocument.Parse(text).RootElement.GetProperty("status").GetInt32());
        return text;
    }

    public sealed record Claim(string ClaimId, int Amount);
}

public sealed class HttpFunctionSamples
{
    [Function("Hello")]
    public IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new ContentResult { Content = request.Method == "GET" ? "hello" : "?" };

    [Function("ReadClaim")]
    public IActionResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "claims/{id}/{amount:int}")] HttpRequest request, string id, int amount) =>
        new OkObjectResult(new Claim(id, amount));

    [Function("Fail")]
    public static IActionResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("secret");
}
