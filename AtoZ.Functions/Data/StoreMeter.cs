using System.Diagnostics.Metrics;

namespace AtoZ.Functions.Data;

/// <summary>What the store measures of itself.</summary>
internal static class StoreMeter
{
    public static Meter Instance { get; } = new("AtoZ.Store");
}
