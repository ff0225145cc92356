using AtoZ.Functions.Data;
using AtoZ.Functions.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>Makes webhooks known to the app.</summary>
internal static class WebhookRegistration
{
    /// <summary>Adds sending and managing of webhooks.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(new WebhookReach(OwnMachine: false));
        return services
            .AddSingleton(provider => new AddressGuard(provider.GetRequiredService<WebhookReach>().OwnMachine))
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<IPreparesStore>(provider => provider.GetRequiredService<WebhookSecrets>())
            .AddSingleton<ITimelineOutbox, Outbox>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookPump>()
            .AddSingleton<WebhookDesk>()
            .AddSingleton<WebhookDispatcher>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<WebhookDispatcher>());
    }
}
