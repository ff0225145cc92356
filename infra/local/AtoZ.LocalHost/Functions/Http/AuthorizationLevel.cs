namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller of an HTTP function needs.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user; taken for <see cref="Anonymous"/> by the host, as in Azure.</summary>
    User = 1,

    /// <summary>A key of the function, a host key, or the master key.</summary>
    Function = 2,

    /// <summary>A system key or the master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
