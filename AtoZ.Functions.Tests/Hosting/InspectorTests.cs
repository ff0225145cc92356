using System.Net;
using System.Text.RegularExpressions;
using FunctionsHost.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

public partial class InspectorTests
{
    private const string Base = "/runtime/inspector";

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        await using TestHost host = await DurableFunctionTests.StartAsync();
        using HttpResponseMessage answer = await host.AsAdminAsync(HttpMethod.Get, Base);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_master_key_lets_in()
    {
        await using TestHost host = await StartAsync();
        using HttpResponseMessage none = await host.Client.GetAsync(Base);
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        using HttpResponseMessage wrong = await EnterAsync(host, host.Keys.HostKey);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        using HttpResponseMessage right = await EnterAsync(host, host.Keys.MasterKey);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        string cookie = Assert.Single(right.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.Keys.MasterKey, cookie, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, Base);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using HttpResponseMessage page = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Instances_are_listed_by_status_name_and_the_beginning_of_their_id()
    {
        await using TestHost host = await StartAsync();
        await ScheduleAsync(host, "Waiting", "w1", "<script>");
        await ScheduleAsync(host, "Failing", "f1", input: null);
        Assert.Contains("/instances/w1", await PageAsync(host, "?status=Running"), StringComparison.Ordinal);
        Assert.DoesNotContain("/instances/f1", await PageAsync(host, "?status=Running"), StringComparison.Ordinal);
        Assert.Contains("/instances/f1", await PageAsync(host, "?name=failing"), StringComparison.Ordinal);
        Assert.DoesNotContain("/instances/w1", await PageAsync(host, "?id=f"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_shows_what_happened_and_what_it_waits_for()
    {
        await using TestHost host = await StartAsync();
        await ScheduleAsync(host, "Waiting", "w1", "<script>alert(1)</script>");
        string page = await PageAsync(host, "/instances/w1");
        Assert.Contains("the event <strong>Answer</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        await ScheduleAsync(host, "Failing", "f1", input: null);
        string failed = await PageAsync(host, "/instances/f1");
        Assert.Contains("Break #0 failed: System.InvalidOperationException: broken Break", WebUtility.HtmlDecode(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_can_be_raised_and_an_instance_held_let_go_and_ended()
    {
        await using TestHost host = await StartAsync();
        await ScheduleAsync(host, "Waiting", "w1", "hello");
        using HttpResponseMessage raised = await PostAsync(host, "/instances/w1/raise", "w1", ("name", "Answer"), ("payload", "\"world\""));
        Assert.Equal(HttpStatusCode.Redirect, raised.StatusCode);
        Assert.Contains("hello world", await PageAsync(host, "/instances/w1"), StringComparison.Ordinal);

        await ScheduleAsync(host, "Waiting", "w2", "hello");
        using HttpResponseMessage broken = await PostAsync(host, "/instances/w2/raise", "w2", ("name", "Answer"), ("payload", "world"));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        await PostAsync(host, "/instances/w2/suspend", "w2", ("reason", "look"));
        Assert.Contains(">Suspended<", await PageAsync(host, "/instances/w2"), StringComparison.Ordinal);
        await PostAsync(host, "/instances/w2/resume", "w2");
        Assert.Contains(">Running<", await PageAsync(host, "/instances/w2"), StringComparison.Ordinal);
        await PostAsync(host, "/instances/w2/terminate", "w2", ("reason", "enough"));
        Assert.Contains(">Terminated<", await PageAsync(host, "/instances/w2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_token_changes_nothing()
    {
        await using TestHost host = await StartAsync();
        await ScheduleAsync(host, "Waiting", "w1", "hello");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Base}/instances/w1/terminate") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("x-functions-key", host.Keys.MasterKey);
        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(">Running<", await PageAsync(host, "/instances/w1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_virtual_clock_jumps_to_the_next_timer()
    {
        await using TestHost host = await StartAsync();
        await ScheduleAsync(host, "Sleeping", "s1", input: null);
        Assert.Contains("timer #0, due", await PageAsync(host, "/instances/s1"), StringComparison.Ordinal);
        using HttpResponseMessage jumped = await PostAsync(host, "/clock/next", page: null);
        Assert.Equal(HttpStatusCode.Redirect, jumped.StatusCode);
        Assert.Equal(TestHostSettings.Start.AddDays(2), host.Clock.GetUtcNow());
        Assert.Contains(">Completed<", await PageAsync(host, "/instances/s1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_fit_a_phone()
    {
        await using TestHost host = await StartAsync();
        using HttpResponseMessage answer = await host.AsAdminAsync(HttpMethod.Get, Base);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"(src|href)=""https?:", page);
        Assert.Contains("width=device-width", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[0-9a-f]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token { get; }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new TestHostSettings
    {
        FunctionTypes = [typeof(DurableFunctions)],
        Inspector = true,
        Configure = builder => builder.Services.AddSingleton<DurableSamples.IPayments, DurableSamples.Payments>(),
    });

    private static async Task ScheduleAsync(TestHost host, string orchestrator, string id, string? input)
    {
        await host.Services.GetRequiredService<FunctionsClient>().ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));
        await host.IdleAsync();
    }

    private static Task<HttpResponseMessage> EnterAsync(TestHost host, string key) =>
        host.Client.PostAsync($"{Base}/enter", new FormUrlEncodedContent([KeyValuePair.Create("key", key)]));

    private static async Task<string> PageAsync(TestHost host, string path)
    {
        using HttpResponseMessage answer = await host.AsAdminAsync(HttpMethod.Get, Base + path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(TestHost host, string path, string? page, params (string Name, string Value)[] fields)
    {
        string token = Token.Match(await PageAsync(host, page is null ? string.Empty : $"/instances/{page}")).Groups["token"].Value;
        var request = new HttpRequestMessage(HttpMethod.Post, Base + path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("x-functions-key", host.Keys.MasterKey);
        return await host.Client.SendAsync(request);
    }
}
