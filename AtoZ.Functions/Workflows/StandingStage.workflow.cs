using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// A stage without a default: it stays open while its deadline moves from reminder to reminder. What its commands did is read from
/// the store, never from the events, so that a repeated or lost wake-up changes nothing.
/// </summary>
internal sealed class StandingStage(TaskOrchestrationContext context, StageOpening opening)
{
    private Task<string> _woken = context.WaitForExternalEvent<string>(opening.EventName);
    private DateTimeOffset? _shown;

    /// <summary>The key of its row.</summary>
    public string Key => opening.Key;

    /// <summary>Waits until the stage is woken or a moment comes. The stage shows that moment as its deadline.</summary>
    /// <param name="moment">Until when.</param>
    /// <param name="beside">Another stage that may be woken meanwhile.</param>
    /// <returns>Whether somebody gave a command, to this stage or to the one beside.</returns>
    public async Task<bool> Until(DateTimeOffset moment, StandingStage? beside = null)
    {
        if (_shown != moment)
        {
            _shown = moment;
            StageOpened? stage = await context.ActOr<StageOpened?>(nameof(OpenStage), opening with { Deadline = moment }, null, moment);
            if (stage is { Closed: true } or { HasCommands: true })
            {
                return true;
            }
        }

        int first = await context.FirstOf(moment, _woken, beside?._woken ?? _woken);
        StandingStage? heard = first switch { 0 => this, 1 => beside, _ => null };
        heard?.Listen();
        return heard is not null;
    }

    // The next wake-up needs a waiter of its own.
    private void Listen() => _woken = context.WaitForExternalEvent<string>(opening.EventName);
}
