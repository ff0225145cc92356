using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Support;

/// <summary>Public programs that an integrator would use (infra/interop), as processes.</summary>
internal static class PublicPrograms
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "interop");

    /// <summary>Sends every request of a .http file in its order, by httpyac.</summary>
    /// <param name="text">The file.</param>
    /// <param name="folder">Where it is put for that.</param>
    /// <returns>Each request with its answer.</returns>
    public static async Task<JsonArray> SendAll(string text, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "requests.http"), text);
        string program = Path.Combine(Folder, "node_modules", "httpyac", "bin", "httpyac.js");

        // Into a file: it ends before a pipe has taken all of a long answer.
        await Run(folder, "", "bash", "-c", "node \"$0\" send requests.http --all --json > answers.json; echo done", program);
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "answers.json")))!["requests"]!.AsArray();
    }

    /// <summary>Verifies webhooks by the library of Standard Webhooks.</summary>
    /// <returns>For each <c>ok</c>, or why it is refused.</returns>
    public static async Task<string[]> Verify(IEnumerable<object> webhooks)
    {
        string lines = string.Join('\n', webhooks.Select(w => JsonSerializer.Serialize(w, JsonSerializerOptions.Web)));
        return (await Run(Folder, lines, "node", "verify-webhooks.mjs")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string> Run(string folder, string input, string program, params string[] arguments)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run infra/local/prepare first: it installs the programs.");
        (_, string output, string errors) = await Command.Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder }, input);
        Assert.True(output.Length > 0, $"{arguments[0]} said nothing: {errors}");
        return output;
    }
}
