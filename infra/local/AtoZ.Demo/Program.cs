using AtoZ.Demo;
using Spectre.Console;

(DemoOptions? options, string? problem) = DemoOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
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
    return 2;
}
