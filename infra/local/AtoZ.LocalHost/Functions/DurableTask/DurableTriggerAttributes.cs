using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes the function an orchestrator; the parameter is a TaskOrchestrationContext.</summary>
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public OrchestrationTriggerAttribute()
    {
    }

    /// <summary>The orchestrator's name; the function's name when null.</summary>
    public string? Orchestration { get; set; }
}

/// <summary>Makes the function an activity; the parameter is its input.</summary>
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public ActivityTriggerAttribute()
    {
    }

    /// <summary>The activity's name; the function's name when null.</summary>
    public string? Activity { get; set; }
}
