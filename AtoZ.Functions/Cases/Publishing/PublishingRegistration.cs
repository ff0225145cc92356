using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Makes the way of a pack into force known to the app.</summary>
internal static class PublishingRegistration
{
    /// <summary>Adds the published packs as the <see cref="IPolicyLibrary"/> of the app, and the policy desk.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublishedPolicies>()
        .AddSingleton<IPolicyLibrary>(provider => provider.GetRequiredService<PublishedPolicies>())
        .AddSingleton<PackDesk>()
        .AddSingleton<PackReader>()
        .AddSingleton<PastFilings>();
}
