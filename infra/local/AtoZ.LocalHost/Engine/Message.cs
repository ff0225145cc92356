using AtoZ.LocalHost.Engine.History;

namespace AtoZ.LocalHost.Engine;

/// <summary>An event on its way to an instance. One that is on disk already has the number of its row; the others have zero.</summary>
internal readonly record struct Message(long Sequence, HistoryEvent Event);
