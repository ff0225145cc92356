namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>What a route takes as its body. The description of the API is made from it.</summary>
/// <param name="body">The record that the body becomes; null for a body that is no JSON.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(Type? body = null) : Attribute
{
    /// <summary>The record.</summary>
    public Type? Body => body;

    /// <summary>The body's type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether an Idempotency-Key is required: wherever a repeat would act twice.</summary>
    public bool Once { get; init; } = true;
}

/// <summary>An answer of a route when it does what was asked.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The record in the answer; null for none, or for one that is no JSON.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class GivesAttribute(int status, Type? body = null) : Attribute
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The record.</summary>
    public Type? Body => body;

    /// <summary>The type of the answer; with a record, JSON.</summary>
    public string? ContentType { get; init; }
}

/// <summary>A query parameter of a route.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">What its text must be.</param>
/// <param name="means">What it does.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AsksAttribute(string name, Type type, string means) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What its text must be.</summary>
    public Type Type => type;

    /// <summary>What it does.</summary>
    public string Means => means;
}

/// <summary>A request header that a route heeds; the Idempotency-Key needs none of this.</summary>
/// <param name="name">Its name.</param>
/// <param name="means">What it does.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class HearsAttribute(string name, string means) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it does.</summary>
    public string Means => means;
}

/// <summary>The codes of refusals that only this route gives; those that every route of its kind gives are added by themselves.</summary>
/// <param name="codes">Codes of the catalogue.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RefusesAttribute(params string[] codes) : Attribute
{
    /// <summary>Codes of the catalogue.</summary>
    public IReadOnlyList<string> Codes => codes;
}
