namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a method a function of the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="name">The function's name: letters, digits, <c>_</c> and <c>-</c>; unique in the app, case ignored.</param>
    public FunctionAttribute(string name) => Name = name;

    /// <summary>The function's name.</summary>
    public string Name { get; }
}
