using FunctionsHost;
using FunctionsHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>What the host needs to start, and the one sentence when it is not so.</summary>
public class SetupTests
{
    [Theory]
    [InlineData("local.settings.json", "{ \"Values\": { \"A\": \"1\" \"B\": \"2\" } }", "line 1", "not valid JSON")]
    [InlineData("local.settings.json", "{\n  \"Values\": {\n    \"A\": [1]\n  }\n}", "line 3", "'A' is a list")]
    [InlineData("local.settings.json", "{\n  \"Values\": 3 }", "line 2", "'Values' must be an object")]
    [InlineData("local.settings.json", "{ \"IsEncrypted\": true }", "line 1", "decrypt")]
    [InlineData("local.settings.json", "{ \"Host\": { \"LocalHttpPort\": \"x\" } }", "line 1", "LocalHttpPort")]
    [InlineData("local.settings.json", "[]", "line 1", "a JSON object is expected")]
    [InlineData("host.json", "{ \"version\": \"2.0\",\n \"extensions\": {", "line 2", "not valid JSON")]
    [InlineData("host.json", "{}", "line 1", "\"version\" must be \"2.0\"")]
    public async Task A_settings_file_that_is_wrong_is_named_with_its_line(string file, string text, string line, string what)
    {
        var settings = new TestHostSettings { FunctionTypes = [typeof(SetupSamples)] };
        settings = file == "host.json" ? settings with { HostJson = text } : settings with { LocalSettings = text };
        HostSetupException error = await Assert.ThrowsAsync<HostSetupException>(() => TestHost.StartAsync(settings));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(SetupBadRoute), "is not valid")]
    [InlineData(typeof(SetupBadSchedule), "neither NCRONTAB")]
    [InlineData(typeof(SetupMissingSetting), "'Nowhere'")]
    public async Task A_function_that_cannot_run_is_named(Type type, string what)
    {
        HostSetupException error = await Assert.ThrowsAsync<HostSetupException>(() => TestHost.StartAsync(type));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "can't be read: build the app first")]
    [InlineData("[{", "no list of functions")]
    [InlineData("""[{"name":"A"}]""", "no list of functions")]
    [InlineData("""[{"name":"A","scriptFile":"AtoZ.Functions.Tests.dll","entryPoint":"N.C.M","bindings":[]}]""", "exactly one trigger, but has 0")]
    [InlineData("""[{"name":"A","scriptFile":"AtoZ.Functions.Tests.dll","entryPoint":"N.C.M","bindings":[{"name":"q","type":"queueTrigger"}]}]""", "a queueTrigger; this host serves")]
    [InlineData("""[{"name":"A","scriptFile":"Gone.dll","entryPoint":"N.C.M","bindings":[{"name":"t","type":"timerTrigger"}]}]""", "Gone.dll, which holds functions")]
    [InlineData("""[{"name":"A","scriptFile":"AtoZ.Functions.Tests.dll","entryPoint":"N.C.M","bindings":[{"name":"t","type":"timerTrigger"}]}]""", "has no such function")]
    public void A_list_of_functions_that_cannot_be_served_is_refused_in_a_sentence(string? list, string what)
    {
        using TempFolder folder = new();
        LocalHostOptions options = new();
        options.MetadataFiles.Add(Path.Combine(folder.Path, "functions.metadata"));
        if (list is not null)
        {
            File.WriteAllText(options.MetadataFiles[0], list);
        }

        HostSetupException error = Assert.Throws<HostSetupException>(() => FunctionCatalog.Find(options));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("durableTask", "\"hubName\": \"no-dashes\"", "letters and digits")]
    [InlineData("durableTask", "\"maxConcurrentActivityFunctions\": 0", "above zero")]
    [InlineData("durableTask", "\"versionMatchStrategy\": \"Sometimes\"", "None, Strict, CurrentOrOlder")]
    public async Task A_wrong_value_in_host_json_is_named(string section, string value, string what)
    {
        string hostJson = $$"""{ "version": "2.0", "extensions": { "{{section}}": { {{value}} } } }""";
        HostSetupException error = await Assert.ThrowsAsync<HostSetupException>(
            () => TestHost.StartAsync(new TestHostSettings { FunctionTypes = [typeof(SetupSamples)], HostJson = hostJson }));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_in_use_is_refused()
    {
        using var folder = new TempFolder();
        var settings = new TestHostSettings { FunctionTypes = [typeof(SetupSamples)], Directory = folder.Path };
        await using TestHost first = await TestHost.StartAsync(settings);
        HostSetupException error = await Assert.ThrowsAsync<HostSetupException>(() => TestHost.StartAsync(settings));
        Assert.Contains("is used by another host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_nest_and_an_override_of_the_builder_wins()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(SetupSamples)],
            LocalSettings = """{ "Values": { "Outer__Inner": "file", "Number": 5, "Flag": true } } // a comment""",
            Configure = builder => builder.Configuration["Flag"] = "false",
        });
        IConfiguration configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal(("file", "5", "false"), (configuration["Outer:Inner"], configuration["Number"], configuration["Flag"]));
        Assert.Null(Environment.GetEnvironmentVariable("Outer__Inner"));
    }

    [Theory]
    [InlineData("", "/Ping")]
    [InlineData("v1/claims", "/v1/claims/Ping")]
    public async Task The_route_prefix_is_host_jsons(string prefix, string path)
    {
        string hostJson = $$"""{ "version": "2.0", "extensions": { "http": { "routePrefix": "{{prefix}}" } } }""";
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings { FunctionTypes = [typeof(SetupSamples)], HostJson = hostJson });
        Assert.Equal("pong", await host.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task Browsers_of_the_named_origins_may_call()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(SetupSamples)],
            LocalSettings = """{ "Host": { "CORS": "https://a.example, https://b.example", "CORSCredentials": true } }""",
        });
        Assert.Equal("https://b.example", await AllowedAsync(host, "https://b.example"));
        Assert.Null(await AllowedAsync(host, "https://c.example"));
    }

    private static async Task<string?> AllowedAsync(TestHost host, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/Ping");
        request.Headers.Add("Origin", origin);
        using HttpResponseMessage answer = await host.Client.SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? values) ? values.Single() : null;
    }
}

public static class SetupSamples
{
    [Function("Ping")]
    public static IActionResult Ping([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new ContentResult { Content = "pong" };
}

public static class SetupBadRoute
{
    [Function("BadRoute")]
    public static IActionResult Bad([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "a/{b")] HttpRequest request) => new OkResult();
}

public static class SetupBadSchedule
{
    [Function("BadSchedule")]
    public static void One([TimerTrigger("every day")] TimerInfo timer)
    {
    }
}

public static class SetupMissingSetting
{
    [Function("MissingSetting")]
    public static void One([TimerTrigger("%Nowhere%")] TimerInfo timer)
    {
    }
}
