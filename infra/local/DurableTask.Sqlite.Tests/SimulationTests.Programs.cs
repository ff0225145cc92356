using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace DurableTask.Sqlite.Tests;

/// <summary>Programs drawn from a seed, and what each of them comes to.</summary>
public sealed partial class SimulationTests
{
    private const int Children = 2;

    private static void Tasks(DurableTaskRegistry tasks, ConcurrentDictionary<string, int> effects) => tasks
        .AddOrchestratorFunc<int, int>("Program", (context, seed) => ProgramAsync(context, seed, context.Parent is null ? 0 : context.InstanceId.Count(c => c == '/')))
        .AddActivityFunc<int, int>("Add", int (context, n) => n)
        .AddActivityFunc<string, int>("Flaky", int (context, key) =>
            effects.AddOrUpdate($"{context.InstanceId}{key}", 1, (_, count) => count + 1) % 2 == 1 ? throw new InvalidOperationException("not yet") : 1);

    private static async Task<int> ProgramAsync(TaskOrchestrationContext context, int seed, int depth)
    {
        int sum = 0;
        int step = 0;
        foreach (int operation in Operations(seed, depth))
        {
            step++;
            sum += operation switch
            {
                0 => await context.CallActivityAsync<int>("Add", 1),
                1 => await AfterAsync(context.CreateTimer(TimeSpan.FromMinutes((7 * step) + (seed % 11)), CancellationToken.None)),
                2 => (await Task.WhenAll(Enumerable.Range(0, 3).Select(n => context.CallActivityAsync<int>("Add", n)))).Sum(),
                3 => await context.CallSubOrchestratorAsync<int>("Program", seed + step, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}/{step}")),
                4 => await context.WaitForExternalEvent<int>("event"),
                5 => await context.CallActivityAsync<int>("Flaky", $"{step}", new TaskOptions(new RetryPolicy(40, TimeSpan.FromMinutes(1)))),
                _ => await ToSelfAsync(context, step),
            };
            context.SetCustomStatus(step);
        }

        return sum;
    }

    private static async Task<int> AfterAsync(Task timer)
    {
        await timer;
        return 0;
    }

    private static Task<int> ToSelfAsync(TaskOrchestrationContext context, int step)
    {
        context.SendEvent(context.InstanceId, $"Self{step}", 5);
        return context.WaitForExternalEvent<int>($"self{step}");
    }

    private static int Expected(int seed, int depth)
    {
        int step = 0;
        return Operations(seed, depth).Sum(operation => (++step, operation) switch
        {
            (_, 0) or (_, 4) or (_, 5) => 1,
            (_, 1) => 0,
            (_, 2) => 3,
            (int at, 3) => Expected(seed + at, depth + 1),
            _ => 5,
        });
    }

    private static int[] Operations(int seed, int depth)
    {
#pragma warning disable CA5394 // Repeatable, not secret.
        Random random = new((seed * 31) + depth);
        return [.. Enumerable.Range(0, random.Next(3, 8)).Select(_ => random.Next(7)).Where(operation => operation != 3 || depth < Children)];
#pragma warning restore CA5394
    }
}
