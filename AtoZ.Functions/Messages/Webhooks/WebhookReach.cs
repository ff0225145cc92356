namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>How far webhooks reach.</summary>
/// <param name="OwnMachine">Whether they go to what runs beside the app: on one machine whoever tries the app runs the receiver there; elsewhere it is nobody's receiver.</param>
internal sealed record WebhookReach(bool OwnMachine);
