using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Cases.Intake;

/// <summary>Makes intake known to the app.</summary>
internal static class IntakeRegistration
{
    /// <summary>Adds <see cref="ClaimIntake"/>, <see cref="CommandDesk"/> and the desks of what comes before a claim; the setting <c>MarketplaceSellerId</c> names the marketplace's own shop.</summary>
    public static IServiceCollection AddClaimIntake(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(new IntakeSettings(configuration["MarketplaceSellerId"] is { Length: > 0 } id ? id : "marketplace"));
        services.TryAddSingleton<ClaimIntake>();
        services.TryAddSingleton<InquiryDesk>();
        services.TryAddSingleton<InquiryReader>();
        services.TryAddSingleton<DraftOpening>();
        services.TryAddSingleton<ClaimDraftDesk>();
        services.TryAddSingleton<ClaimDraftReader>();
        services.TryAddSingleton<ClaimDraftCases>();
        services.TryAddSingleton<CommandDesk>();
        services.TryAddSingleton<TrackedClaims>();
        return services;
    }
}
