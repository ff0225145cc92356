namespace AtoZ.Functions.Webhooks;

/// <summary>How far webhooks reach on this host; the local twin reaches its own machine too.</summary>
internal static class WebhookReach
{
    /// <summary>What runs beside the app is nobody's receiver.</summary>
    public const bool OwnMachine = false;
}
