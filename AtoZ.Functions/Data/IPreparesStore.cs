namespace AtoZ.Functions.Data;

/// <summary>Brings something that the store keeps up to date at each start, before the first request. Several instances may do it at once.</summary>
internal interface IPreparesStore
{
    /// <summary>Does it, within the caller's transaction; a repeat changes nothing.</summary>
    Task Prepare(AtoZDb db);
}
