using DurableTask.Sqlite.Time;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <summary>Jumps of the system's clock. Deadlines of orchestrations are times, and stay the same times.</summary>
public sealed partial class DurableEngine
{
    private void ClockJumped(ClockJump jump)
    {
        switch (jump.Kind)
        {
            case ClockJumpKind.Noticed:
                _logger.LogWarning(
                    "The system's clock jumped by {By}. Time goes on as before; the clock is followed if it stays so for {Lasting}.", jump.By, LocalClock.Lasting);
                break;
            case ClockJumpKind.Undone:
                _logger.LogInformation("The system's clock is back after a jump by {By}; no deadline was touched.", jump.By);
                break;
            default:
                _logger.LogWarning("The system's clock has stayed where it jumped to, by {By}, and is followed from now on.", jump.By);
                if (!HasEnded && Timers is { } timers)
                {
                    timers.LookAgain();
                }

                break;
        }
    }
}
