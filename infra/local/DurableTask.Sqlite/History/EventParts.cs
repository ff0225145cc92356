namespace DurableTask.Sqlite.History;

/// <summary>The properties that an event on disk has. The numbers are on disk: never change one.</summary>
[Flags]
internal enum EventParts
{
    None = 0,
    TaskId = 1,
    Name = 2,
    Version = 4,
    Data = 8,
    InstanceId = 16,
    FireAt = 32,
    Failure = 64,
    NonRetriable = 128,
    Tags = 256,
    Status = 512,
    ExecutionId = 1024,
    ParentName = 2048,
    ParentExecutionId = 4096,
    TraceParent = 8192,
    Recursive = 16384,
}

/// <summary>A row of the log: a message that has come in, or a step of the orchestrator. The numbers are on disk.</summary>
internal enum RowKind : byte
{
    Message = 1,
    Step = 2,
}
