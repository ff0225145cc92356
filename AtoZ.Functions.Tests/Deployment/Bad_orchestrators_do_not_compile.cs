using System.Text.Json;
using AtoZ.Functions.Tests.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.Deployment;

/// <summary>
/// Microsoft's analyzers know what breaks an orchestration when it is replayed, and what no Functions host can run. A small file with such faults
/// is compiled with just the analyzers and settings that the app is compiled with.
/// </summary>
[Trait("Category", "Long")]
public class Bad_orchestrators_do_not_compile
{
    private const string Bad = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;

        public static class Bad
        {
            [Function("Bad")]
            public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
            {
                await Task.Delay(1);
                return DateTime.UtcNow.ToString() + Guid.NewGuid();
            }
        }
        """;

    private const string Good = """
        using System.Threading.Tasks;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;

        public static class Good
        {
            [Function("Good")]
            public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context)
            {
                await context.CreateTimer(context.CurrentUtcDateTime.AddDays(1), default);
                return context.NewGuid().ToString();
            }
        }
        """;

    [Fact]
    public async Task Each_fault_is_an_error_and_what_is_right_is_none()
    {
        Project app = await Project.OfTheApp();
        Assert.Equal("true", app.TreatWarningsAsErrors);
        Assert.NotEqual("false", app.RunAnalyzers);
        using TempFolder folder = new();

        (int code, string said) = await app.Compile(folder, Bad);
        Assert.NotEqual(0, code);
        Assert.All(["DURABLE0001", "DURABLE0002", "DURABLE0003"], fault => Assert.Contains($"error {fault}", said, StringComparison.Ordinal));
        (code, said) = await app.Compile(folder, Good);
        Assert.True(code == 0, said);
    }

    /// <summary>What a compiler is given for the app.</summary>
    private sealed record Project(string TreatWarningsAsErrors, string RunAnalyzers, string Compiler, IReadOnlyList<string> Analyzers, IReadOnlyList<string> References)
    {
        private static readonly string[] Microsofts = ["Microsoft.DurableTask.Analyzers", "Microsoft.Azure.Functions.Worker.Sdk"];

        public static async Task<Project> OfTheApp()
        {
            (int code, string said) = await DotnetCommand.Run(
                "msbuild", "AtoZ.Functions", "-t:ResolveReferences", "-p:_FunctionsBuildEnabled=false",
                "-getProperty:TreatWarningsAsErrors,RunAnalyzers,RoslynTargetsPath", "-getItem:Analyzer,ReferencePath");
            Assert.True(code == 0, said);
            using JsonDocument answer = JsonDocument.Parse(said);
            JsonElement properties = answer.RootElement.GetProperty("Properties"), items = answer.RootElement.GetProperty("Items");
            List<string> analyzers = Files(items.GetProperty("Analyzer"), file => Array.Exists(Microsofts, name => file.Contains(name, StringComparison.OrdinalIgnoreCase)));
            return new Project(
                properties.GetProperty(nameof(Project.TreatWarningsAsErrors)).GetString()!,
                properties.GetProperty(nameof(Project.RunAnalyzers)).GetString()!,
                Path.Combine(properties.GetProperty("RoslynTargetsPath").GetString()!, "bincore", "csc.dll"),
                analyzers,
                Files(items.GetProperty("ReferencePath"), _ => true));
        }

        public async Task<(int Code, string Said)> Compile(TempFolder folder, string text)
        {
            string file = Path.Combine(folder.Path, "Orchestrator.cs"), options = Path.Combine(folder.Path, "options.rsp");
            await File.WriteAllTextAsync(file, text);
            IEnumerable<string> lines =
            [
                "-nologo", "-target:library", "-nullable:enable", "-warnaserror+", $"-out:\"{Path.Combine(folder.Path, "orchestrator.dll")}\"",
                $"-analyzerconfig:\"{Path.Combine(RepositoryRoot.Path, ".editorconfig")}\"",
                .. Analyzers.Select(analyzer => $"-analyzer:\"{analyzer}\""),
                .. References.Select(reference => $"-reference:\"{reference}\""),
                $"\"{file}\"",
            ];
            await File.WriteAllLinesAsync(options, lines);
            return await DotnetCommand.Run("exec", Compiler, "-noconfig", $"@{options}");
        }

        private static List<string> Files(JsonElement items, Func<string, bool> wanted) =>
            [.. items.EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!).Where(wanted)];
    }
}
