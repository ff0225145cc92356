using DurableTask.Sqlite.History;

namespace DurableTask.Sqlite;

/// <summary>An event on its way to an instance. One that is on disk already has the number of its row; the others have zero.</summary>
internal readonly record struct Message(long Sequence, HistoryEvent Event);
