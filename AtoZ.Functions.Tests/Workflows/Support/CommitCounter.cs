using DurableTask.Sqlite;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Counts the commits of an engine, and kills it at one of them; at none when that is zero.</summary>
internal sealed class CommitCounter(long dieAt, bool after) : ICommitObserver
{
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Commits { get; private set; }

    public bool Died => _death.Task.IsCompleted;

    public void BeforeCommit(long number)
    {
        if (!after)
        {
            DieAt(number);
        }
    }

    public void AfterCommit(long number)
    {
        Commits = number;
        if (after)
        {
            DieAt(number);
        }
    }

    /// <summary>Runs something until it ends or the engine dies; what fails because the engine is dead is part of the death.</summary>
    public async Task UntilDeath(Func<Task> run)
    {
        Task running = run();
        if (await Task.WhenAny(running, _death.Task) == running && !_death.Task.IsCompleted)
        {
            await running;
            return;
        }

        // What still runs ends by the death itself, at its next call.
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(20)));
    }

    private void DieAt(long number)
    {
        if (number == dieAt)
        {
            _death.TrySetResult();
            throw new SimulatedCrashException();
        }
    }
}
