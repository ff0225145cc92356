namespace Microsoft.DurableTask.Client;

/// <summary>Gives the clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <exception cref="ArgumentOutOfRangeException">There is no client of that name.</exception>
    DurableTaskClient GetClient(string? name = null);
}
