using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function on a schedule.</summary>
[BindingCapabilities(KnownBindingCapabilities.FunctionLevelRetry)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="schedule">NCRONTAB with five or six fields, a time span, or <c>%Setting%</c>.</param>
    public TimerTriggerAttribute(string schedule) => Schedule = schedule;

    /// <summary>NCRONTAB with five or six fields, a time span, or <c>%Setting%</c>.</summary>
    public string Schedule { get; }

    /// <summary>Keep last and next in storage, so that a run missed while the app was down is caught up.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Run once when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
