using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Evidence;

/// <summary>Makes the evidence known to the app.</summary>
internal static class EvidenceRegistration
{
    /// <summary>Adds storage and desks.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddEvidence(this IServiceCollection services, IConfiguration configuration) => services
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
        .AddScanner(configuration);

    private static IServiceCollection AddScanner(this IServiceCollection services, IConfiguration configuration) => configuration["MalwareScanner"] switch
    {
        null or "" or "None" => services.AddSingleton<IMalwareScanner, NoMalwareScanner>(),
        "Defender" => services.AddSingleton<IMalwareScanner, DefenderScanner>(),
        var other => throw new InvalidOperationException($"The setting MalwareScanner is '{other}': it is Defender or None."),
    };
}
