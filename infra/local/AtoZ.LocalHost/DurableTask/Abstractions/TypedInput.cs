namespace Microsoft.DurableTask;

/// <summary>Hands an untyped input to a typed task: null is the default of the type, another type is refused.</summary>
internal static class TypedInput
{
    public static T Of<T>(object? input)
    {
        if (input is T typed)
        {
            return typed;
        }

        if (input is not null && typeof(T) != input.GetType())
        {
            throw new ArgumentException($"Input type '{input.GetType()}' does not match expected type '{typeof(T)}'.");
        }

        return default!;
    }
}
