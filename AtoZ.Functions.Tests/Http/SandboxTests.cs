using System.Text.Json;
using System.Text.RegularExpressions;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Local.Sandbox;
using DurableTask.Sqlite.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Http;

/// <summary>The sandbox, by the file that the documentation offers. A host of its own: it moves the clock far.</summary>
public sealed partial class SandboxTests
{
    [Fact]
    public async Task The_walk_through_of_the_documentation_comes_out_as_it_says()
    {
        ApiHost api = await Start();
        await using Ending end = new(api);
        Dictionary<string, JsonElement> answers = [];
        foreach (string part in RepositoryRoot.Read("AtoZ.Functions", "docs", "http", "sandbox.http").Split("###").Skip(1))
        {
            string filled = Reference().Replace(part, m => answers[m.Groups["of"].Value].GetProperty(m.Groups["field"].Value).GetString()!);
            Match request = Request().Match(filled);
            string body = filled.Split('\n').FirstOrDefault(l => l.StartsWith('{')) ?? "";
            Reply reply = await api.Backend(new HttpMethod(request.Groups["verb"].Value), request.Groups["path"].Value, body.Length > 0 ? body : null);
            await api.Idle();
            await api.Services.GetRequiredService<SandboxClock>().Walk;
            string[] expected = Expected().Match(filled).Groups["what"].Value.Split(' ');
            Assert.True(reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) == expected[0], $"{request.Value} → {reply.Status} {reply.Body}");
            if (expected.Length == 3)
            {
                Assert.Equal((request.Value, expected[2]), (request.Value, reply.Text(expected[1])));
            }

            if (Name().Match(part) is { Success: true } name)
            {
                answers[name.Groups["name"].Value] = reply.Json;
            }
        }

        Assert.Equal(6, answers.Count);
    }

    [Fact]
    public async Task What_a_party_never_does_it_does_not_in_the_sandbox_either()
    {
        ApiHost api = await Start();
        await using Ending end = new(api);
        ClaimId claim = await api.Claim();
        (await api.Backend(HttpMethod.Post, $"api/sandbox/claims/{claim}/act", new { @as = "Buyer", kind = "SellerPays" })).IsProblem(403, "NOT_YOURS", "/kind");
        (await api.Backend(HttpMethod.Post, $"api/sandbox/claims/{claim}/act", new { @as = "Approver", kind = "ApprovePayout", payload = new { reason = "Fine." } })).IsProblem(409, "NOT_POSSIBLE_NOW");
    }

    [Fact]
    public async Task Seats_and_people_are_kept_apart_in_the_sandbox_too()
    {
        ApiHost api = await Start();
        await using Ending end = new(api);
        ClaimId claim = await api.Claim();
        Assert.Equal(202, (await Act(new { @as = "Seller", kind = "SellerContests", payload = new { reason = "It was delivered." } })).Status);
        await api.Pass(TimeSpan.FromMinutes(61));
        (await Act(new { @as = "Reviewer", kind = "CastVote", seat = "Independent", forBuyer = true })).IsProblem(409, "NOT_POSSIBLE_NOW");
        (await Act(new { @as = "Expert", kind = "CastVote", seat = "Marketplace", forBuyer = true })).IsProblem(409, "NOT_POSSIBLE_NOW");
        Assert.Equal(202, (await Act(new { @as = "Reviewer", kind = "CastVote", forBuyer = true, actor = "ruth" })).Status);
        (await Act(new { @as = "Reviewer", kind = "CastVote", forBuyer = true, actor = "ruth" })).IsProblem(409, "ALREADY_VOTED");

        Task<Reply> Act(object body) => api.Backend(HttpMethod.Post, $"api/sandbox/claims/{claim}/act", body);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19_201)]
    public async Task Time_passes_within_bounds(int hours)
    {
        ApiHost api = await Start();
        await using Ending end = new(api);
        (await api.Backend(HttpMethod.Post, "api/sandbox/clock", new { hours })).IsProblem(422, "SANDBOX_HOURS_WRONG", "/hours");
    }

    [Fact]
    public async Task On_the_system_s_clock_there_is_no_sandbox()
    {
        await using TestHost host = await TestHost.StartAsync(TheApp.On(LocalClock.Live()));
        using HttpResponseMessage answer = await host.AsAdminAsync(HttpMethod.Post, "api/sandbox/clock", """{"hours":1}""");
        (await Reply.Read(answer)).IsProblem(409, "SANDBOX_OFF");
    }

    private static async Task<ApiHost> Start()
    {
        ApiHost api = new();
        await api.InitializeAsync();
        return api;
    }

    private sealed class Ending(ApiHost api) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await api.DisposeAsync();
    }

    [GeneratedRegex("""\{\{(?<of>\w+)\.(?<field>\w+)\}\}""", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("""^(?<verb>GET|POST) \{\{at\}\}/(?<path>.+)$""", RegexOptions.Multiline, 1000)]
    private static partial Regex Request();

    [GeneratedRegex("""^# => (?<what>.+)$""", RegexOptions.Multiline, 1000)]
    private static partial Regex Expected();

    [GeneratedRegex("""^# @name (?<name>\w+)$""", RegexOptions.Multiline, 1000)]
    private static partial Regex Name();
}
