using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.DurableTask.Entities;

/// <summary>The id of an entity, written <c>@name@key</c>.</summary>
[JsonConverter(typeof(AsText))]
public readonly record struct EntityInstanceId
{
    /// <exception cref="ArgumentException">The name is empty or holds an at sign.</exception>
    public EntityInstanceId(string name, string key)
    {
        Require.NotNullOrEmpty(name);
        if (name.Contains('@', StringComparison.Ordinal))
        {
            throw new ArgumentException("entity names may not contain `@` characters.", nameof(name));
        }

        Name = LowerCase(name);
        Key = Require.NotNull(key);
    }

    public string Name { get; }

    public string Key { get; }

    /// <exception cref="ArgumentException">The text is not <c>@name@key</c>.</exception>
    public static EntityInstanceId FromString(string instanceId)
    {
        Require.NotNullOrEmpty(instanceId);
        int separator = instanceId.IndexOf('@', 1);
        return instanceId[0] == '@' && separator > 0
            ? new(instanceId[1..separator], instanceId[(separator + 1)..])
            : throw new ArgumentException($"Instance ID '{instanceId}' is not a valid entity ID.", nameof(instanceId));
    }

    public override string ToString() => $"@{Name}@{Key}";

#pragma warning disable CA1308 // The stored form is lower case.
    private static string LowerCase(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308

    private sealed class AsText : JsonConverter<EntityInstanceId>
    {
        public override EntityInstanceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => FromString(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, EntityInstanceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
