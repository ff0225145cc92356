using AtoZ.Functions.Guarantee.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>A step that failed for good, and when it is tried again.</summary>
internal sealed record ParkedStep(string InstanceId, string EventName, string Activity, DateTimeOffset At)
{
    /// <summary>The key of its stage.</summary>
    public string Key => $"{InstanceId}/{EventName}";
}

/// <summary>A step that was left out because it failed for good, and until when the case waits without it; null when it goes on at once.</summary>
internal sealed record SkippedStep(string InstanceId, string Activity, DateTimeOffset At, DateTimeOffset? Until = null);

/// <summary>
/// A case that waits because a step failed for good: staff are told and may have it tried again at once; it tries by itself too. The step keeps its
/// input, and with it its idempotency key, so what it did in part is not done twice.
/// </summary>
internal sealed class Parking
{
    private readonly TaskOrchestrationContext _context;
    private readonly ParkedStep _step;
    private Task<string> _woken;

    public Parking(TaskOrchestrationContext context, string activity)
    {
        _context = context;
        _step = new ParkedStep(context.InstanceId, EventNames.Parked(activity, context.Now()), activity, context.Now());
        _woken = context.WaitForExternalEvent<string>(_step.EventName);
    }

    /// <summary>Waits until staff say so, or until it is time to try again.</summary>
    public async Task Wait()
    {
        DateTimeOffset at = _context.Now() + Retries.Parked;
        await _context.Tell(nameof(ParkCase), _step with { At = at });
        if (await _context.FirstOf(at, _woken) == 0)
        {
            _woken = _context.WaitForExternalEvent<string>(_step.EventName);
        }
    }

    /// <summary>The step worked after all.</summary>
    public Task End() => _context.Tell(nameof(ResumeCase), _step with { At = _context.Now() });
}
