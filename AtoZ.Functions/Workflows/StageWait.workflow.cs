using AtoZ.Functions.Guarantee.Policy;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Waits in a stage: for its command, with reminders, until the deadline. One waiter is kept across all timers, and every timer is
/// cancelled on every path, since an open one would hold the orchestration.
/// </summary>
internal static class StageWait
{
    /// <summary>Opens a stage and waits until it ends.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="opening">The stage.</param>
    /// <param name="remindersBeforeEnd">When to remind, counted back from the deadline.</param>
    /// <param name="announce">The activity that tells whoever acts next; it gets the key of the stage.</param>
    /// <param name="cut">Ends the stage from outside when it completes.</param>
    public static async Task<StageAnswer> Stage(
        this TaskOrchestrationContext context, StageOpening opening, IReadOnlyList<TimeSpan> remindersBeforeEnd, string? announce = null, Task? cut = null)
    {
        Task<string> woken = context.WaitForExternalEvent<string>(opening.EventName);
        if (await context.ActOr<StageOpened?>(nameof(OpenStage), opening with { Announce = announce }, null, opening.Deadline) is not { } stage)
        {
            return await Unopened(context, opening, cut);
        }

        DateTimeOffset deadline = stage.Deadline;
        await Announce(context, opening, stage.Told ? null : announce);
        StageAnswer answer = stage switch
        {
            { Closed: true } => await Ask(context, opening, deadline, deadline),
            { HasCommands: true } => await Ask(context, opening, context.Now(), deadline),
            _ => new StageAnswer(false, null, null),
        };
        int moves = 0;
        Queue<DateTimeOffset> reminders = new(Reminders.At(context.Now(), deadline, remindersBeforeEnd));
        while (!answer.Closed)
        {
            if (answer.Deadline is { } moved && moved > deadline)
            {
                deadline = moved;
                moves++;
                reminders = new(Reminders.At(context.Now(), deadline, remindersBeforeEnd));
                await context.ActOrSkip(nameof(TellStageMoved), opening.Key);
                await Announce(context, opening, announce);
            }

            DateTimeOffset next = Earliest(deadline, Peek(reminders), answer.NotBefore);
            int first = await context.FirstOf(next, woken, cut ?? woken);
            if (first == 1)
            {
                await context.ActOrSkip(nameof(CloseStage), opening.Key);
                return StageAnswer.Cut;
            }

            if (first == 0)
            {
                woken = context.WaitForExternalEvent<string>(opening.EventName);
                answer = await Ask(context, opening, context.Now(), deadline);
            }
            else if (next == Peek(reminders) && next != answer.NotBefore)
            {
                // Numbered from the last one back, so that a case that was started anew does not repeat one.
                await context.ActOrSkip(nameof(SendStageReminder), new StageReminder(opening.Key, reminders.Count + (moves * remindersBeforeEnd.Count)));
                reminders.Dequeue();
            }
            else
            {
                answer = await Ask(context, opening, next, deadline);
            }
        }

        return answer;
    }

    /// <summary>Waits for the first of some tasks, or until a moment; the timer is gone afterwards.</summary>
    /// <returns>The index of the task that completed; -1 when the moment came.</returns>
    public static async Task<int> FirstOf(this TaskOrchestrationContext context, DateTimeOffset until, params Task[] tasks)
    {
        using CancellationTokenSource stop = new();
        Task timer = context.CreateTimer(until.UtcDateTime, stop.Token);
        Task first = await Task.WhenAny([.. tasks, timer]);
        Cancel(stop);
        return Array.IndexOf(tasks, first);
    }

    private static Task Announce(TaskOrchestrationContext context, StageOpening opening, string? announce) =>
        announce is null ? Task.CompletedTask : context.ActOrSkip(announce, opening.Key);

    // A stage that cannot be opened takes no commands: its default comes at its deadline all the same.
    private static async Task<StageAnswer> Unopened(TaskOrchestrationContext context, StageOpening opening, Task? cut)
    {
        await context.FirstOf(opening.Deadline, cut is null ? [] : [cut]);
        return StageAnswer.Cut;
    }

    // A stage that cannot be asked stays open until its deadline; then its default comes, and what was said in it no longer counts.
    private static async Task<StageAnswer> Ask(TaskOrchestrationContext context, StageOpening opening, DateTimeOffset at, DateTimeOffset deadline)
    {
        StageAnswer? answer = await context.ActOr<StageAnswer?>(nameof(TakeCommand), new CommandQuestion(opening.Key, at), null);
        if (answer is null && at >= deadline)
        {
            await context.ActOrSkip(nameof(CloseStage), opening.Key);
            return StageAnswer.Cut;
        }

        return answer ?? new StageAnswer(false, null, null);
    }

    private static DateTimeOffset Earliest(DateTimeOffset deadline, DateTimeOffset? reminder, DateTimeOffset? notBefore)
    {
        DateTimeOffset first = reminder < deadline ? reminder.Value : deadline;
        return notBefore < first ? notBefore.Value : first;
    }

    // Not awaited and not CancelAsync: that would leave the orchestrator's thread.
    private static void Cancel(CancellationTokenSource stop) => stop.Cancel();

    private static DateTimeOffset? Peek(Queue<DateTimeOffset> reminders) => reminders.TryPeek(out DateTimeOffset next) ? next : null;
}
