using AtoZ.Functions.Tests.Workflows.Support;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>A task hub in storage, and how far the time of its story is ahead of the machine's.</summary>
internal sealed record StoredHub(string Storage, string Name, TimeSpan Ahead)
{
    /// <summary>A hub of which nobody else knows, whose story begins now.</summary>
    public static StoredHub New(string storage) => new(storage, $"Hub{Guid.NewGuid():N}", Market.Start - TimeProvider.System.GetUtcNow());
}
