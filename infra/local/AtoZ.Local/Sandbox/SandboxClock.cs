using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Settings;
using DurableTask.Sqlite.Time;

namespace AtoZ.Local.Sandbox;

/// <summary>
/// The clock of a sandbox: it stands until it is told to walk on, and then stops at each timer until all that came due has been done. It walks beside
/// the requests, since it waits until nothing is going on, and a request is something that is going on. Where it stands outlasts a restart.
/// </summary>
internal sealed class SandboxClock(LocalClock clock, AppSettings settings)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _target;

    /// <summary>What is said where the clock is the system's.</summary>
    public static Refusal Off { get; } = new("SANDBOX_OFF", 409, "This host runs on the system's clock.", "Start it with './run sandbox'.");

    /// <summary>Whether time can be moved here.</summary>
    public bool IsOn => clock.IsVirtual;

    /// <summary>The walk that is going on, or the last one.</summary>
    public Task Walk { get; private set; } = Task.CompletedTask;

    /// <summary>The clock as it stands.</summary>
    public SandboxTime Shown()
    {
        lock (_gate)
        {
            return new SandboxTime(clock.GetUtcNow(), _target, clock.NextTimerDue);
        }
    }

    /// <summary>Has the clock walk on.</summary>
    /// <returns>Null when it does; otherwise why not.</returns>
    public Refusal? WalkOn(TimeSpan span)
    {
        lock (_gate)
        {
            if (!IsOn)
            {
                return Off;
            }

            if (_target is not null)
            {
                return new Refusal("SANDBOX_WALKING", 409, $"The clock is walking to {_target:u}.", "Read /api/sandbox/clock until it has arrived.");
            }

            _target = clock.GetUtcNow() + span;
            Walk = Task.Run(() => To(_target.Value));
            return null;
        }
    }

    private async Task To(DateTimeOffset target)
    {
        try
        {
            await clock.WalkToAsync(target, moment => SandboxMoment.Keep(settings.DataDirectory, moment));
        }
        finally
        {
            lock (_gate)
            {
                _target = null;
            }
        }
    }
}

/// <summary>The clock of the sandbox.</summary>
/// <param name="Now">The moment.</param>
/// <param name="WalkingTo">Where it is walking to; null when it stands.</param>
/// <param name="NextTimer">When something happens next by itself.</param>
internal sealed record SandboxTime(DateTimeOffset Now, DateTimeOffset? WalkingTo, DateTimeOffset? NextTimer);
