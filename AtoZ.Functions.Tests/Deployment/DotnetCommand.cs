using System.Diagnostics;
using System.Runtime.InteropServices;
using AtoZ.Functions.Tests.Support;

namespace AtoZ.Functions.Tests.Deployment;

/// <summary>Runs <c>dotnet</c> in the folder of the repository.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, and all that it said.</returns>
    public static async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        ProcessStartInfo start = new(Dotnet, arguments) { WorkingDirectory = RepositoryRoot.Path };

        // What the runner of the tests set for itself is not for a build.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        (int code, string output, string errors) = await Command.Run(start, limit: Limit);
        return (code, output + errors);
    }
}
