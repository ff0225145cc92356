using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

public class KeyTests
{
    [Theory]
    [InlineData("Open", "none", HttpStatusCode.OK)]
    [InlineData("Unnamed", "none", HttpStatusCode.Unauthorized)] // Metadata without a level: the host asks for a key.
    [InlineData("OfFunction", "none", HttpStatusCode.Unauthorized)]
    [InlineData("OfFunction", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("OfFunction", "own", HttpStatusCode.OK)]
    [InlineData("OfFunction", "other", HttpStatusCode.Unauthorized)]
    [InlineData("OfFunction", "host", HttpStatusCode.OK)]
    [InlineData("OfFunction", "system", HttpStatusCode.Unauthorized)]
    [InlineData("OfFunction", "master", HttpStatusCode.OK)]
    [InlineData("OfSystem", "host", HttpStatusCode.Unauthorized)]
    [InlineData("OfSystem", "system", HttpStatusCode.OK)]
    [InlineData("OfSystem", "master", HttpStatusCode.OK)]
    [InlineData("OfAdmin", "host", HttpStatusCode.Unauthorized)]
    [InlineData("OfAdmin", "system", HttpStatusCode.Unauthorized)]
    [InlineData("OfAdmin", "master", HttpStatusCode.OK)]
    public async Task A_level_is_opened_by_its_keys(string function, string key, HttpStatusCode expected)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(KeySamples));
        string? value = key switch
        {
            "none" => null,
            "own" => host.Keys.FunctionKey(function),
            "other" => host.Keys.FunctionKey("Open"),
            "host" => host.Keys.HostKey,
            "system" => host.Keys.DurableKey,
            "master" => host.Keys.MasterKey,
            _ => "wrong",
        };
        using var byHeader = new HttpRequestMessage(HttpMethod.Get, "/api/" + function);
        if (value is not null)
        {
            byHeader.Headers.Add("x-functions-key", value);
        }

        using HttpResponseMessage header = await host.Client.SendAsync(byHeader);
        using HttpResponseMessage query = await host.Client.GetAsync($"/api/{function}?code={value}");
        Assert.Equal([expected, expected], new[] { header.StatusCode, query.StatusCode });
    }

    [Fact]
    public async Task A_refusal_has_no_body_as_on_the_genuine_host_and_the_log_says_which_key_is_wanted()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(KeySamples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/OfFunction");
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        Assert.Contains(host.Logs.Lines, line => line.Text.Contains("x-functions-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_kept_for_the_owner_only_and_the_same_after_a_restart()
    {
        using var folder = new TempFolder();
        var settings = new TestHostSettings { FunctionTypes = [typeof(KeySamples)], Directory = folder.Path };
        string master, own;
        await using (TestHost host = await TestHost.StartAsync(settings))
        {
            (master, own) = (host.Keys.MasterKey, host.Keys.FunctionKey("OfFunction"));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "data", "keys.json")));
            }
        }

        await using TestHost again = await TestHost.StartAsync(settings);
        Assert.Equal((master, own), (again.Keys.MasterKey, again.Keys.FunctionKey("OfFunction")));
    }

    [Fact]
    public async Task Keys_are_rotated_while_the_host_runs()
    {
        await using TestHost host = await TestHost.StartAsync(typeof(KeySamples));
        string file = Path.Combine(host.Directory, "data", "keys.json"), first = host.Keys.HostKey;
        Assert.Equal((int[])[200, 401], (int[])[await Status(host, first), await Status(host, "second-key")]);

        // Beside the first one, as 'az functionapp keys set' does; whoever calls moves to it in its own time.
        Write(file, keys => keys["hostKeys"]!["second"] = "second-key");
        Assert.Equal((int[])[200, 200], (int[])[await Status(host, first), await Status(host, "second-key")]);

        // A file that is being written changes nothing.
        string whole = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, whole[..(whole.Length / 2)]);
        Assert.Equal((int[])[200, 200], (int[])[await Status(host, first), await Status(host, "second-key")]);
        await File.WriteAllTextAsync(file, whole);

        Write(file, keys => keys["hostKeys"]!["default"] = "third-key");
        Assert.Equal((int[])[401, 200, 200], (int[])[await Status(host, first), await Status(host, "second-key"), await Status(host, "third-key")]);
        Write(file, keys => keys["functions"]!["OfFunction"]!["next"] = "its-own-key");
        Assert.Equal(200, await Status(host, "its-own-key"));
        Assert.Equal("third-key", host.Keys.HostKey);
    }

    private static void Write(string file, Action<JsonNode> change)
    {
        JsonNode keys = JsonNode.Parse(File.ReadAllText(file))!;
        change(keys);
        DateTime before = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, keys.ToJsonString());
        File.SetLastWriteTimeUtc(file, before.AddSeconds(1));
    }

    private static async Task<int> Status(TestHost host, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/OfFunction");
        request.Headers.Add("x-functions-key", key);
        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}

public static class KeySamples
{
    [Function("Open")]
    public static IActionResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkResult();

    [Function("Unnamed")]
    public static IActionResult Unnamed([HttpTrigger("get")] HttpRequest request) => new OkResult();

    [Function("OfFunction")]
    public static IActionResult OfFunction([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => new OkResult();

    [Function("OfSystem")]
    public static IActionResult OfSystem([HttpTrigger(AuthorizationLevel.System, "get")] HttpRequest request) => new OkResult();

    [Function("OfAdmin")]
    public static IActionResult OfAdmin([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => new OkResult();
}
