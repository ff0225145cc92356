namespace DurableTask.Sqlite.Replay;

/// <summary>Where today's code departs from a stored history: after which event (counted from 0), and how.</summary>
public sealed record ReplayDifference(string InstanceId, int EventIndex, string Event, string Message);
