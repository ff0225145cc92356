using AtoZ.Functions.Messages.Webhooks;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Has webhooks that are due sent where the host slept through their time, or died before it sent them. Elsewhere they go out by themselves.
/// </summary>
internal sealed class WebhookSweep(WebhookPump pump)
{
    [Function(nameof(WebhookSweep))]
    public Task Run([TimerTrigger("%WebhookSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => pump.Run(cancellationToken);
}
