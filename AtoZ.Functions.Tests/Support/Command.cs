using System.Diagnostics;

namespace AtoZ.Functions.Tests.Support;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs it, and reads all that it says.</summary>
    /// <param name="start">The program; where its streams go is set here.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="limit">How long it may take; three minutes unless given.</param>
    /// <exception cref="TimeoutException">It took longer, and was ended.</exception>
    public static async Task<(int Code, string Output, string Errors)> Run(ProcessStartInfo start, string input = "", TimeSpan? limit = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.UseShellExecute = false;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit ?? Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
