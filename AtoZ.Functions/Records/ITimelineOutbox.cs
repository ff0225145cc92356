using AtoZ.Functions.Data;

namespace AtoZ.Functions.Records;

/// <summary>Hears of each entry of a timeline, in the transaction that adds it: whoever sends entries on writes down there what is to be sent.</summary>
internal interface ITimelineOutbox
{
    /// <summary>Takes an entry in.</summary>
    Task Add(AtoZDb db, TimelineRecord entry);
}
