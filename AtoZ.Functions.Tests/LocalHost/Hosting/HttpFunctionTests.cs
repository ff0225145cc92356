using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Xunit;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace AtoZ.Functions.Tests.LocalHost.Hosting;

public class HttpFunctionTests
{
    [Fact]
    public async Task The_route_is_the_prefix_and_the_name_where_none_is_given()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        Assert.Equal("hello", await host.Client.GetStringAsync("/api/Hello"));
    }

    [Fact]
    public async Task An_object_result_is_written_in_camel_case()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        Assert.Equal("""{"claimId":"c1","amount":5}""", await host.Client.GetStringAsync("/api/claims/c1/5"));
    }

    [Fact]
    public async Task A_route_constraint_that_is_not_met_is_404()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/claims/c1/five");
        await IsProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_method_on_a_known_route_is_404_as_in_Azure()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.DeleteAsync("/api/Hello");
        await IsProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_is_read_by_MVC_and_a_result_may_be_an_IResult()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.PostAsync("/api/claims", new StringContent("""{"claimId":"c9","amount":7}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/claims/c9", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_unhandled_exception_is_500_without_a_stack_trace_and_is_logged()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/Fail");
        string text = await IsProblemAsync(answer, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.Contains(host.Logs.Lines, line => line.Error is InvalidOperationException { Message: "secret" });
    }

    [Fact]
    public async Task The_workers_own_types_write_status_headers_cookies_and_body()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/Old?name=Ann");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("yes", Assert.Single(answer.Headers.GetValues("x-old")));
        Assert.Contains("seen=1", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal("""{"Name":"Ann"}""", await answer.Content.ReadAsStringAsync());
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

    public sealed class Samples
    {
        [Function("Hello")]
        public IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            new ContentResult { Content = request.Method == "GET" ? "hello" : "?" };

        [Function("ReadClaim")]
        public IActionResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "claims/{id}/{amount:int}")] HttpRequest request, string id, int amount) =>
            new OkObjectResult(new Claim(id, amount));

        [Function("FileClaim")]
        public async Task<IResult> File([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "claims")] HttpRequest request, [FromBody] Claim claim)
        {
            await Task.Yield();
            return Results.Created($"/claims/{claim.ClaimId}", claim);
        }

        [Function("Fail")]
        public static IActionResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("secret");

        [Function("Old")]
        public async Task<HttpResponseData> Old([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            HttpResponseData response = request.CreateResponse(HttpStatusCode.Accepted);
            response.Headers.Add("x-old", "yes");
            response.Cookies.Append("seen", "1");
            await response.WriteAsJsonAsync(new { Name = request.Query["name"] });
            return response;
        }
    }
}
