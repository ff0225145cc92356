namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>The workflow that new claims begin with and keep.</summary>
internal static class Workflow
{
    /// <summary>Its version; a change that running claims could not follow raises it.</summary>
    public const string Version = "1.0";
}
