using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>The rules of AZURE-API.md §4 for results.</summary>
public class ResultTests
{
    [Theory]
    [InlineData("Action", "action")]
    [InlineData("Result", "result")]
    [InlineData("TaskOfAction", "task")]
    [InlineData("Nothing", "")]
    [InlineData("Plain", "")]
    public async Task An_answer_may_have_many_forms(string function, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(ResultSamples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/" + function);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_no_answer_is_ignored_with_a_warning()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(ResultSamples));
        await host.Client.GetStringAsync("/api/Plain");
        Assert.Contains(host.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("'Plain'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_may_answer_alone_by_writing_the_answer()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(ResultSamples)],
            Configure = builder => builder.UseMiddleware(async (context, next) =>
            {
                if (context.FunctionDefinition.Name != "Nothing")
                {
                    await next();
                    return;
                }

                HttpResponse response = context.GetHttpContext()!.Response;
                response.StatusCode = StatusCodes.Status403Forbidden;
                await response.WriteAsync("alone");
            }),
        });
        Assert.Equal("action", await host.Client.GetStringAsync("/api/Action"));
        using HttpResponseMessage alone = await host.Client.GetAsync("/api/Nothing");
        Assert.Equal(HttpStatusCode.Forbidden, alone.StatusCode);
        Assert.Equal("alone", await alone.Content.ReadAsStringAsync());
    }
}

public static class ResultSamples
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

    [Function("Nothing")]
    public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }

    [Function("Plain")]
    public static string Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "plain";
}
