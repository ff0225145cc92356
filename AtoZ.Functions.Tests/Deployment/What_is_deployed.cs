using System.Reflection;
using System.Text.Json;
using AtoZ.Functions.Tests.Records;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace AtoZ.Functions.Tests.Deployment;

/// <summary>The folder that goes to Azure holds the app, all of it, and nothing that is for one machine.</summary>
[Trait("Category", "Long")]
public class What_is_deployed(Publication published) : IClassFixture<Publication>
{
    private const long Most = 100_000_000;
    private static readonly string[] Local = ["AtoZ.Local", "FunctionsHost", "DurableTask.Sqlite"];

    [Fact]
    public void Are_the_functions_that_the_code_says_with_their_routes_levels_and_schedules() =>
        Assert.Equal(InTheCode().Order(StringComparer.Ordinal), published.Functions().EnumerateArray().Select(Described).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_of_one_machine_is_among_them()
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AtoZ.Local.functions.metadata")));
        List<JsonElement> local = [.. all.RootElement.EnumerateArray().Where(function => Text(function, "entryPoint").StartsWith("AtoZ.Local.", StringComparison.Ordinal))];
        Assert.NotEmpty(local);
        List<JsonElement> deployed = [.. published.Functions().EnumerateArray()];

        Assert.All(deployed, function => Assert.Equal("AtoZ.Functions.dll", Text(function, "scriptFile")));
        Assert.Empty(local.Select(function => Text(function, "name")).Intersect(deployed.Select(function => Text(function, "name")), StringComparer.OrdinalIgnoreCase));
        Assert.Empty(local.Select(Route).Intersect(deployed.Select(Route), StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(published.Files, file => Local.Any(name => file.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void It_is_small_and_holds_no_sources()
    {
        long bytes = published.Files.Sum(file => new FileInfo(Path.Combine(published.Folder, file)).Length);
        Assert.InRange(bytes, 10_000_000, Most);
        Assert.DoesNotContain(published.Files, file => file.EndsWith("packages.lock.json", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(published.Folder).Select(Path.GetFileName).Intersect(SourceFolders(), StringComparer.Ordinal));
        Assert.Contains("host.json", published.Files);
    }

    [Fact]
    public async Task It_checks_a_dossier_by_itself()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerPays();
        string file = Path.Combine(published.Folder, "..", "dossier.zip");
        await File.WriteAllBytesAsync(file, await story.Dossier());

        (int code, string said) = await DotnetCommand.Run(Path.Combine(published.Folder, "AtoZ.Functions.dll"), "verify", file);
        Assert.True(code == 0, said);
        Assert.Contains("All of it holds", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string> InTheCode() =>
        from type in typeof(AtoZApp).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        let trigger = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Select(Described).Single(text => text is not null)
        select $"{function.Name} {type.FullName}.{method.Name}: {trigger}";

    // Null for what is no trigger.
    private static string? Described(Attribute attribute) => attribute switch
    {
        HttpTriggerAttribute http => $"http {http.AuthLevel} {string.Join(',', http.Methods ?? [])} {http.Route}",
        TimerTriggerAttribute timer => $"timer {timer.Schedule} {timer.RunOnStartup}",
        OrchestrationTriggerAttribute => "orchestration",
        ActivityTriggerAttribute => "activity",
        _ => null,
    };

    private static string Described(JsonElement function)
    {
        JsonElement trigger = Trigger(function);
        string text = trigger.GetProperty("type").GetString() switch
        {
            "httpTrigger" => $"http {Text(trigger, "authLevel")} {string.Join(',', trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()))} {Text(trigger, "route")}",
            "timerTrigger" => $"timer {Text(trigger, "schedule")} {trigger.TryGetProperty("runOnStartup", out JsonElement runs) && runs.GetBoolean()}",
            "orchestrationTrigger" => "orchestration",
            "activityTrigger" => "activity",
            string other => other,
            null => "",
        };
        return $"{Text(function, "name")} {Text(function, "entryPoint")}: {text}";
    }

    private static JsonElement Trigger(JsonElement function) =>
        function.GetProperty("bindings").EnumerateArray().Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal));

    private static string Route(JsonElement function) => $"{Text(Trigger(function), "type")} {Text(Trigger(function), "route")}";

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement text) ? text.GetString()! : "";

    private static IEnumerable<string?> SourceFolders() =>
        Directory.EnumerateDirectories(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions")).Select(Path.GetFileName).Except(["bin", "obj"], StringComparer.Ordinal);
}
