using AtoZ.Functions.Data;
using AtoZ.Functions.Records.Roots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Records;

/// <summary>Makes records known to the app.</summary>
internal static class RecordsRegistration
{
    /// <summary>Adds signing, decisions and the daily root.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => RecordKeys.From(configuration));
        services.AddSingleton(RevokedRecordKeys.From(configuration));
        services.TryAddSingleton<Decisions>();
        services.TryAddSingleton<PublicKeys>();
        services.AddSingleton<IPreparesStore>(provider => provider.GetRequiredService<PublicKeys>());
        services.TryAddSingleton<Timeline>();
        services.TryAddSingleton<DailyRoots>();
        services.TryAddSingleton<RefusedFilings>();
        return services;
    }
}
