namespace AtoZ.Functions.Data;

/// <summary>Whether somebody waits at a screen, or another system for an answer, for what is being done. Orchestrations and sweeps are patient.</summary>
internal static class Urgency
{
    private static readonly AsyncLocal<bool> Waits = new();

    /// <summary>Holds for the flow that set it and all it calls.</summary>
    public static bool SomebodyWaits
    {
        get => Waits.Value;
        set => Waits.Value = value;
    }
}
