using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>The clients that were added, by name; names are case-sensitive as option names are.</summary>
internal sealed class ClientsByName(IEnumerable<ClientsByName.Entry> clients) : IDurableTaskClientProvider
{
    public DurableTaskClient GetClient(string? name = null)
    {
        name ??= Options.DefaultName;
        return clients.FirstOrDefault(entry => string.Equals(name, entry.Client.Name, StringComparison.Ordinal))?.Client
            ?? throw new ArgumentOutOfRangeException(
                nameof(name),
                name,
                $"The value of this argument must be in the set of available clients: [{string.Join(", ", clients.Select(entry => $"\"{entry.Client.Name}\""))}].");
    }

    /// <summary>Holds a client so that the service container disposes of it.</summary>
    internal sealed class Entry(DurableTaskClient client) : IAsyncDisposable
    {
        public DurableTaskClient Client { get; } = Require.NotNull(client);

        public ValueTask DisposeAsync() => Client.DisposeAsync();
    }
}
