namespace Microsoft.Azure.Functions.Worker;

/// <summary>What host and middleware offer for one run, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Offers a feature, in place of an earlier one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>A feature by type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The feature, or null.</returns>
    T? Get<T>();
}
