using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>An entity with its state, if it was asked for.</summary>
public class EntityMetadata<TState>
{
    private readonly TState? _state;

    public EntityMetadata(EntityInstanceId id) => Id = id;

    public EntityMetadata(EntityInstanceId id, TState? state)
        : this(id)
    {
        _state = state;
        IncludesState = state is not null;
    }

    public EntityInstanceId Id { get; }

    public DateTimeOffset LastModifiedTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int BacklogQueueSize { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LockedBy { get; init; }

    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(State))]
    public bool IncludesState { get; }

    /// <exception cref="InvalidOperationException">The state was not asked for.</exception>
    [JsonIgnore]
    public TState State => IncludesState && _state is not null ? _state : throw new InvalidOperationException($"Cannot retrieve state when {nameof(IncludesState)}=false");

    // What is written as the state: nothing where it was not asked for.
    [JsonInclude]
    [JsonPropertyName("State")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private object? WrittenState => IncludesState ? _state : null;
}

/// <summary>An entity with its state as text.</summary>
public sealed class EntityMetadata(EntityInstanceId id, SerializedData? state = null) : EntityMetadata<SerializedData>(id, state);
