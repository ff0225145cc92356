using System.Data.Common;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Extensions.Hosting;

namespace AtoZ.Functions.Settings;

/// <summary>
/// Runs the app. What keeps it from starting is one line and exit code 2: the genuine host shows of a worker that died only that it loaded no
/// function, and its log has what the worker wrote.
/// </summary>
internal static class StartUp
{
    private const int CannotStart = 2;

    /// <summary>Builds the app and runs it until it is stopped.</summary>
    /// <param name="build">Builds it.</param>
    /// <param name="errors">Where the line goes; the console's errors if null.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(Func<IHost> build, TextWriter? errors = null)
    {
        IHost host;
        try
        {
            host = build();
            await host.StartAsync();
        }
        catch (Exception error) when (StoreFailure.Of(error) is not null
            || error is InvalidOperationException or FormatException or ArgumentException or IOException or UnauthorizedAccessException or DbException or PolicyPackException)
        {
            string why = StoreFailure.Of(error) is { } failure ? failure.Sentence + "." : error.Message.ReplaceLineEndings(" ");
            await (errors ?? Console.Error).WriteLineAsync($"AtoZ cannot start: {why}");
            return CannotStart;
        }

        await host.WaitForShutdownAsync();
        return 0;
    }
}
