using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Evidence;

/// <summary>Makes the evidence known to the app.</summary>
internal static class EvidenceRegistration
{
    /// <summary>Adds storage and desks.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services) => services
        .AddSingleton<BlobContainers>()
        .AddSingleton<EvidenceBlobs>()
        .AddSingleton<UploadBlobs>()
        .AddSingleton<DirectUploads>()
        .AddSingleton<ReplyTimes>()
        .AddSingleton<EvidenceDesk>()
        .AddSingleton<EvidenceRequestDesk>()
        .AddSingleton<EvidenceErasure>()
        .AddSingleton<LegalHolds>()
        .AddSingleton<Withholding>()
        .AddScanner();

    // Whoever has a scanner registers it before.
    private static IServiceCollection AddScanner(this IServiceCollection services)
    {
        services.TryAddSingleton<IMalwareScanner, NoMalwareScanner>();
        return services;
    }
}
