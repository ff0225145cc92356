using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Local.Sandbox;
using DurableTask.Sqlite.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The sandbox, by the file that the documentation offers. A host of its own: it moves the clock far.</summary>
public sealed partial class SandboxTests
{
    [Trait("Category", "Long")]
    [Trait("Case", "38")]
    [Fact]
    public async Task Each_file_of_requests_runs_as_written_in_a_public_runner()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "docs", "http"), "*.http"))
        {
            using TempFolder folder = new();
            await using SandboxHost sandbox = await SandboxHost.Start(folder);
            string text = await File.ReadAllTextAsync(file);
            string[][] expected = [.. Expected().Matches(text).Select(m => m.Groups["what"].Value.Split(' '))];
            Assert.Contains("@at = http://localhost:7071\n", text, StringComparison.Ordinal);

            // As written, but for the port, which tests take where one is free.
            JsonArray sent = await PublicPrograms.SendAll(text.Replace("http://localhost:7071", sandbox.Address.ToString().TrimEnd('/'), StringComparison.Ordinal), folder.Path);

            Assert.Equal(Request().Count(text), expected.Length);
            Assert.Equal(expected.Length, sent.Count);
            foreach ((string[] what, JsonNode? request) in expected.Zip(sent))
            {
                JsonNode answer = request!["response"]!;
                string told = $"line {request["line"]} of {Path.GetFileName(file)}: {answer["name"]} {answer["body"]}";
                Assert.True(answer["statusCode"]!.GetValue<int>() == int.Parse(what[0], CultureInfo.InvariantCulture), told);
                Assert.True(what.Length == 1 || JsonNode.Parse(answer["body"]!.GetValue<string>())![what[1]]!.GetValue<string>() == what[2], told);
            }
        }
    }

    [Trait("Category", "Long")]
    [Trait("Case", "29")]
    [Fact]
    public async Task After_a_restart_the_clock_goes_on_where_it_stood_and_cases_with_it()
    {
        using TempFolder folder = new();
        DateTimeOffset stood;
        string claim;
        await using (SandboxHost first = await SandboxHost.Start(folder))
        {
            DateTimeOffset began = Now(await first.Send(HttpMethod.Get, "api/sandbox/clock"));
            Reply walked = await first.Send(HttpMethod.Post, "api/sandbox/clock", new { hours = 24 * 7 });
            Assert.True(walked.Status is 200 or 202, walked.Body);
            await first.Services.GetRequiredService<SandboxClock>().Walk;
            Assert.Equal(began.AddDays(7), stood = Now(await first.Send(HttpMethod.Get, "api/sandbox/clock")));
            Reply order = await first.Send(HttpMethod.Post, "api/sandbox/orders", new { priceMinor = 8_000 });
            Reply filed = await first.Send(HttpMethod.Post, "api/claims", new
            {
                orderId = order.Text("orderId"),
                line = 1,
                buyerId = order.Text("buyerId"),
                kind = "NotReceived",
                description = "The lamp never arrived.",
            });
            Assert.True(filed.Status == 201, filed.Body);
            claim = filed.Text("id");
        }

        await using SandboxHost again = await SandboxHost.Start(folder);
        Assert.Equal(stood, Now(await again.Send(HttpMethod.Get, "api/sandbox/clock")));
        Reply passed = await again.Send(HttpMethod.Post, "api/sandbox/clock", new { hours = 80 });
        Assert.Equal((200, stood.AddHours(80)), (passed.Status, Now(passed)));
        Assert.Equal("PaidByMarketplace", (await again.Send(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
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

    [Fact]
    public async Task Time_passes_within_bounds()
    {
        ApiHost api = await Start();
        await using Ending end = new(api);
        foreach (int hours in new[] { 0, 19_201 })
        {
            (await api.Backend(HttpMethod.Post, "api/sandbox/clock", new { hours })).IsProblem(422, "SANDBOX_HOURS_WRONG", "/hours");
        }
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

    private static DateTimeOffset Now(Reply clock) => clock.Json.GetProperty("now").GetDateTimeOffset();

    [GeneratedRegex("""^(?:GET|POST) \{\{at\}\}/""", RegexOptions.Multiline, 1000)]
    private static partial Regex Request();

    [GeneratedRegex("""^# => (?<what>.+)$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expected();
}
