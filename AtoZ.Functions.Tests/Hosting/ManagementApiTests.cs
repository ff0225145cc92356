using System.Net;
using System.Text.Json;
using DurableTask.Sqlite.Replay;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>R31: the codes of AZURE-API.md §5.</summary>
public class ManagementApiTests
{
    private const string Base = "/runtime/webhooks/durabletask";

    [Fact]
    public async Task R31_without_a_system_key_nothing_is_told()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        using HttpResponseMessage none = await host.Client.GetAsync($"{Base}/instances");
        using HttpResponseMessage hostKey = await host.Client.GetAsync($"{Base}/instances?code={host.Keys.HostKey}");
        using HttpResponseMessage system = await host.Client.GetAsync($"{Base}/instances?code={host.Keys.DurableKey}");
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK], new[] { none.StatusCode, hostKey.StatusCode, system.StatusCode });
    }

    [Fact]
    public async Task R31_start_status_event_and_end()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        using HttpResponseMessage started = await SendAsync(host, HttpMethod.Post, "orchestrators/Waiting/w1", "\"hello\"");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("10", Assert.Single(started.Headers.GetValues("Retry-After")));
        Assert.Equal("w1", (await JsonAsync(started)).GetProperty("id").GetString());
        await host.IdleAsync();

        using HttpResponseMessage running = await SendAsync(host, HttpMethod.Get, "instances/w1");
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);
        Assert.NotNull(running.Headers.Location);
        Assert.Equal("5", Assert.Single(running.Headers.GetValues("Retry-After")));
        JsonElement status = await JsonAsync(running);
        Assert.Equal("Running", status.GetProperty("runtimeStatus").GetString());
        Assert.Equal("hello", status.GetProperty("input").GetString());
        Assert.Equal("waiting", status.GetProperty("customStatus").GetProperty("Step").GetString());
        Assert.Equal("2026-01-05T08:00:00Z", status.GetProperty("createdTime").GetString());

        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(host, HttpMethod.Post, "instances/w1/raiseEvent/Answer", "{broken"));
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(host, HttpMethod.Post, "instances/w1/raiseEvent/Answer", json: null));
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "instances/w1/raiseEvent/Answer", "\"world\""));
        await host.IdleAsync();

        using HttpResponseMessage ended = await SendAsync(host, HttpMethod.Get, "instances/w1?showHistory=true&showHistoryOutput=true&showInput=false");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        JsonElement final = await JsonAsync(ended);
        Assert.Equal("hello world", final.GetProperty("output").GetString());
        Assert.Equal(JsonValueKind.Null, final.GetProperty("input").ValueKind);
        Assert.Equal(
            ["ExecutionStarted", "EventRaised", "ExecutionCompleted"],
            final.GetProperty("historyEvents").EnumerateArray().Select(e => e.GetProperty("EventType").GetString()!));
        Assert.Equal(HttpStatusCode.Gone, await CodeAsync(host, HttpMethod.Post, "instances/w1/raiseEvent/Answer", "1"));
    }

    [Fact]
    public async Task A_history_comes_in_the_form_that_the_replay_check_takes()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        using HttpResponseMessage started = await SendAsync(host, HttpMethod.Post, "orchestrators/Waiting/w1", "\"hello\"");
        await host.IdleAsync();

        using HttpResponseMessage answer = await SendAsync(host, HttpMethod.Get, "instances/w1/history");
        HistoryExport history = HistoryExport.FromJson(await answer.Content.ReadAsStringAsync());

        Assert.Equal(("w1", "Waiting"), (history.InstanceId, history.Name));
        ReplayVerifier today = new(tasks => tasks.AddOrchestratorFunc("Waiting", DurableFunctions.Waiting));
        ReplayVerifier tomorrow = new(tasks => tasks.AddOrchestratorFunc("Waiting", context => context.CallActivityAsync<string>("Ask")));
        Assert.Null(today.Verify(history));
        Assert.NotNull(tomorrow.Verify(history));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(host, HttpMethod.Get, "instances/nobody/history", json: null));
        using HttpResponseMessage none = await host.Client.GetAsync($"{Base}/instances/w1/history");
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
    }

    [Theory]
    [InlineData("GET", "instances/nobody")]
    [InlineData("POST", "instances/nobody/raiseEvent/Answer")]
    [InlineData("POST", "instances/nobody/terminate")]
    [InlineData("POST", "instances/nobody/suspend")]
    [InlineData("POST", "instances/nobody/resume")]
    [InlineData("POST", "instances/nobody/rewind")]
    [InlineData("POST", "instances/nobody/restart")]
    [InlineData("DELETE", "instances/nobody")]
    [InlineData("DELETE", "instances?createdTimeFrom=2020-01-01T00:00:00Z")]
    public async Task R31_what_is_not_there_is_404(string method, string path)
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(host, HttpMethod.Parse(method), path, method == "POST" ? "1" : null));
    }

    [Fact]
    public async Task R31_suspend_resume_terminate_and_then_gone()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        await CodeAsync(host, HttpMethod.Post, "orchestrators/Waiting/w1", json: null);
        await host.IdleAsync();
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "instances/w1/suspend?reason=wait", json: null));
        await host.IdleAsync();
        Assert.Equal("Suspended", await StatusAsync(host, "w1"));
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "instances/w1/resume", json: null));
        await host.IdleAsync();
        Assert.Equal("Running", await StatusAsync(host, "w1"));
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "instances/w1/terminate?reason=enough", json: null));
        await host.IdleAsync();
        Assert.Equal("Terminated", await StatusAsync(host, "w1"));
        using HttpResponseMessage ended = await SendAsync(host, HttpMethod.Get, "instances/w1");
        Assert.Equal("enough", (await JsonAsync(ended)).GetProperty("output").GetString());
        foreach (string action in new[] { "terminate", "suspend", "resume", "rewind", "raiseEvent/Answer" })
        {
            Assert.Equal(HttpStatusCode.Gone, await CodeAsync(host, HttpMethod.Post, $"instances/w1/{action}", "1"));
        }
    }

    [Fact]
    public async Task R31_a_failed_instance_is_200_or_500_as_asked_and_can_be_rewound_and_restarted()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        await CodeAsync(host, HttpMethod.Post, "orchestrators/Failing/f1", json: null);
        await host.IdleAsync();
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(host, HttpMethod.Get, "instances/f1", json: null));
        Assert.Equal(HttpStatusCode.InternalServerError, await CodeAsync(host, HttpMethod.Get, "instances/f1?returnInternalServerErrorOnFailure=true", json: null));
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "instances/f1/rewind?reason=again", json: null));
        await host.IdleAsync();
        Assert.Equal("Failed", await StatusAsync(host, "f1"));
        using HttpResponseMessage restarted = await SendAsync(host, HttpMethod.Post, "instances/f1/restart?restartWithNewInstanceId=true", json: null);
        Assert.Equal(HttpStatusCode.Accepted, restarted.StatusCode);
        Assert.NotEqual("f1", (await JsonAsync(restarted)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task R31_list_pages_filters_and_purges()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        foreach (string id in new[] { "a1", "a2", "b1" })
        {
            await CodeAsync(host, HttpMethod.Post, $"orchestrators/Waiting/{id}", "\"x\"");
        }

        await host.IdleAsync();
        using HttpResponseMessage first = await SendAsync(host, HttpMethod.Get, "instances?top=2&showInput=true");
        Assert.Equal(2, (await JsonAsync(first)).GetArrayLength());
        string token = Assert.Single(first.Headers.GetValues("x-ms-continuation-token"));
        using var next = new HttpRequestMessage(HttpMethod.Get, $"{Base}/instances?top=2&code={host.Keys.DurableKey}");
        next.Headers.Add("x-ms-continuation-token", token);
        using HttpResponseMessage second = await host.Client.SendAsync(next);
        Assert.Equal("b1", (await JsonAsync(second))[0].GetProperty("instanceId").GetString());
        Assert.False(second.Headers.Contains("x-ms-continuation-token"));

        using HttpResponseMessage prefixed = await SendAsync(host, HttpMethod.Get, "instances?instanceIdPrefix=a&runtimeStatus=Running,Pending");
        Assert.Equal(2, (await JsonAsync(prefixed)).GetArrayLength());
        using HttpResponseMessage none = await SendAsync(host, HttpMethod.Get, "instances?runtimeStatus=Completed");
        Assert.Equal(0, (await JsonAsync(none)).GetArrayLength());

        await CodeAsync(host, HttpMethod.Post, "instances/a1/terminate", json: null);
        await CodeAsync(host, HttpMethod.Post, "instances/a2/terminate", json: null);
        await host.IdleAsync();
        using HttpResponseMessage one = await SendAsync(host, HttpMethod.Delete, "instances/a1");
        Assert.Equal(1, (await JsonAsync(one)).GetProperty("instancesDeleted").GetInt32());
        using HttpResponseMessage running = await SendAsync(host, HttpMethod.Delete, "instances/b1");
        Assert.Equal(0, (await JsonAsync(running)).GetProperty("instancesDeleted").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(host, HttpMethod.Delete, "instances", json: null));
        using HttpResponseMessage many = await SendAsync(host, HttpMethod.Delete, "instances?createdTimeFrom=2020-01-01T00:00:00Z");
        Assert.Equal(1, (await JsonAsync(many)).GetProperty("instancesDeleted").GetInt32());
    }

    [Fact]
    public async Task R31_starting_with_bad_json_is_400_and_an_id_in_use_or_an_unknown_orchestrator_is_500()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(host, HttpMethod.Post, "orchestrators/Waiting", "{broken"));
        Assert.Equal(HttpStatusCode.InternalServerError, await CodeAsync(host, HttpMethod.Post, "orchestrators/Nobody", "1"));
        Assert.Equal(HttpStatusCode.Accepted, await CodeAsync(host, HttpMethod.Post, "orchestrators/Waiting/w1", "1"));
        await host.IdleAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, await CodeAsync(host, HttpMethod.Post, "orchestrators/Waiting/w1", "1"));
    }

    private static async Task<string> StatusAsync(TestHost host, string id)
    {
        using HttpResponseMessage answer = await SendAsync(host, HttpMethod.Get, $"instances/{id}");
        return (await JsonAsync(answer)).GetProperty("runtimeStatus").GetString()!;
    }

    private static async Task<HttpStatusCode> CodeAsync(TestHost host, HttpMethod method, string path, string? json)
    {
        using HttpResponseMessage answer = await SendAsync(host, method, path, json);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(TestHost host, HttpMethod method, string path, string? json = null) =>
        host.AsAdminAsync(method, $"{Base}/{path}", json);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
}
