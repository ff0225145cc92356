namespace AtoZ.Functions.Webhooks;

/// <summary>How far webhooks reach on this host; the twin for Azure reaches public addresses only.</summary>
internal static class WebhookReach
{
    /// <summary>Whoever tries the app runs the receiver beside it.</summary>
    public const bool OwnMachine = true;
}
