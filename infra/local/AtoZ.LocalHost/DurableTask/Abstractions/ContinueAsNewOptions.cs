namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over: its new input, whether unread events go along, and a new version if it changes.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    public bool PreserveUnprocessedEvents { get; set; } = true;

    public string? NewVersion { get; set; }
}
