namespace DurableTask.Sqlite.Work;

/// <summary>Work that cannot be done as asked; nothing of it has been written. The caller gets the inner exception.</summary>
internal sealed class RefusedException(Exception reason) : Exception(reason.Message, reason);
