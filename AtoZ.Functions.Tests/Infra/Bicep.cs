using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace AtoZ.Functions.Tests.Infra;

/// <summary>Microsoft's own compiler, from its package: it knows the types of every resource, and asks nobody on the network.</summary>
internal static class Bicep
{
    private static readonly string Program =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    private static readonly string[] OwnVariables = ["ATOZ_", "AZURE_"];

    /// <summary>Runs the compiler in a folder.</summary>
    /// <returns>How it ended, and all that it said.</returns>
    public static (int ExitCode, string Output, string Said) Run(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string own in start.Environment.Keys.Where(k => OwnVariables.Any(o => k.StartsWith(o, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(own);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        // The program is one file that unpacks itself; without the library of languages it need not look for it.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using Process process = new() { StartInfo = start };
        StringBuilder said = new();
        process.ErrorDataReceived += (_, line) => said.Append(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, said.ToString());
    }
}
