using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Discovery;

/// <summary>A binding of a function, as its metadata says.</summary>
internal sealed class LocalBindingMetadata(JsonElement binding) : BindingMetadata
{
    /// <inheritdoc/>
    public override string Name { get; } = binding.GetProperty("name").GetString()!;

    /// <inheritdoc/>
    public override string Type { get; } = binding.GetProperty("type").GetString()!;

    /// <inheritdoc/>
    public override BindingDirection Direction { get; } =
        string.Equals(binding.GetProperty("direction").GetString(), nameof(BindingDirection.Out), StringComparison.OrdinalIgnoreCase) ? BindingDirection.Out : BindingDirection.In;
}
