namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>A function that works long for one request, such as a dossier, an export, a dry run or a comparison: it has a limit of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CostlyAttribute : Attribute;
