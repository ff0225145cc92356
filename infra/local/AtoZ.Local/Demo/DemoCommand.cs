using Spectre.Console;

namespace AtoZ.Local.Demo;

/// <summary><c>./run demo</c>: reads the command line, plays, and answers with an exit code.</summary>
internal static class DemoCommand
{
    private const int Refused = 2;

    public static async Task<int> Run(string[] args)
    {
        (DemoOptions? options, string? problem) = DemoOptions.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return Refused;
        }

        using CancellationTokenSource stop = new();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        try
        {
            return await DemoRun.Play(options, AnsiConsole.Console, stop.Token);
        }
        catch (DemoException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
    }
}
