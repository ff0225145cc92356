namespace FunctionsHost;

/// <summary>What happens when the host cannot start.</summary>
internal static class SetupFailure
{
    /// <summary>Runs a step of the set-up. Where the host is the process, a failure ends it with one sentence.</summary>
    /// <param name="options">Whether it is.</param>
    /// <param name="step">The step.</param>
    public static void Guard(LocalHostOptions options, Action step)
    {
        try
        {
            step();
        }
        catch (HostSetupException error) when (options.RunsAsProcess)
        {
            End(error);
        }
    }

    /// <summary>Runs a step of the start. Where the host is the process, a failure ends it with one sentence.</summary>
    /// <param name="options">Whether it is.</param>
    /// <param name="step">The step.</param>
    /// <returns>When done.</returns>
    public static async Task GuardAsync(LocalHostOptions options, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (HostSetupException error) when (options.RunsAsProcess)
        {
            End(error);
        }
    }

    private static void End(HostSetupException error)
    {
        Console.Error.WriteLine(error.Message);
        Console.Error.Flush();
        Environment.Exit(HostSetupException.ExitCode);
    }
}
