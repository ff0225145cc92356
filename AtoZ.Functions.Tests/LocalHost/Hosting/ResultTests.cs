using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.LocalHost.Hosting;

/// <summary>The rules of AZURE-API.md §4 for results.</summary>
public class ResultTests
{
    [Theory]
    [InlineData("Action", "action")]
    [InlineData("Result", "result")]
    [InlineData("TaskOfAction", "task")]
    [InlineData("Many", "many")]
    [InlineData("ManyOld", "old")]
    [InlineData("Nothing", "")]
    [InlineData("Plain", "")]
    public async Task An_answer_may_have_many_forms(string function, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/" + function);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_no_answer_is_ignored_with_a_warning()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        await host.Client.GetStringAsync("/api/Plain");
        Assert.Contains(host.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("'Plain'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_ASPNET_Core_a_plain_value_is_the_body()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings { FunctionTypes = [typeof(Samples)], WebApplication = false });
        Assert.Equal("plain", await host.Client.GetStringAsync("/api/Plain"));
    }

    [Fact]
    public async Task Middleware_may_replace_the_result_or_answer_alone()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(Samples)],
            Configure = builder => builder.UseMiddleware(async (context, next) =>
            {
                if (context.FunctionDefinition.Name == "Nothing")
                {
                    context.GetInvocationResult().Value = new ContentResult { Content = "alone", StatusCode = 403 };
                    return;
                }

                await next();
                context.GetInvocationResult().Value = new ContentResult { Content = "replaced" };
            }),
        });
        Assert.Equal("replaced", await host.Client.GetStringAsync("/api/Action"));
        using HttpResponseMessage alone = await host.Client.GetAsync("/api/Nothing");
        Assert.Equal(HttpStatusCode.Forbidden, alone.StatusCode);
        Assert.Equal("alone", await alone.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Outputs_are_seen_by_middleware_by_name_and_kind()
    {
        string seen = "";
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(Samples)],
            Configure = builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                OutputBindingData<object?> output = Assert.Single(context.GetOutputBindings<object>());
                seen = $"{output.Name} {output.BindingType} {output.Value!.GetType().Name} {context.GetInvocationResult().Value is null}";
            }),
        });
        await host.Client.GetStringAsync("/api/Many");
        Assert.Equal("Answer http ContentResult True", seen);
    }

    public sealed class Outputs
    {
        [HttpResult]
        public required IActionResult Answer { get; init; }

        public string? Note { get; init; }
    }

    public sealed class OldOutputs
    {
        public required HttpResponseData Answer { get; init; }
    }

    public static class Samples
    {
        [Function("Action")]
        public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new ContentResult { Content = "action" };

        [Function("Result")]
        public static IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("result");

        [Function("TaskOfAction")]
        public static async Task<ContentResult> TaskOfAction([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            await Task.Yield();
            return new ContentResult { Content = "task" };
        }

        [Function("Many")]
        public static Outputs Many([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            new() { Answer = new ContentResult { Content = "many" }, Note = "kept" };

        [Function("ManyOld")]
        public static OldOutputs ManyOld([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
        {
            HttpResponseData answer = request.CreateResponse();
            answer.WriteString("old");
            return new OldOutputs { Answer = answer };
        }

        [Function("Nothing")]
        public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
        }

        [Function("Plain")]
        public static string Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "plain";
    }
}
