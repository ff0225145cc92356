namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Root of everything that binds a parameter, a return value or a property of a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public BindingAttribute()
    {
    }
}

/// <summary>Marks the parameter whose arrival starts the function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public TriggerBindingAttribute()
    {
    }
}

/// <summary>Marks a parameter which the host fills in besides the trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public InputBindingAttribute()
    {
    }
}

/// <summary>Marks what the host takes out of a function: its return value or a property of it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public OutputBindingAttribute()
    {
    }
}
