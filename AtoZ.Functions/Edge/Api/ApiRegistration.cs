using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Evidence;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Edge.Api.Inquiries;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.Staff;
using AtoZ.Functions.Edge.Api.Webhooks;
using AtoZ.Functions.Edge.Dossiers;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Edge.Api;

/// <summary>Makes known what routes share.</summary>
internal static class ApiRegistration
{
    /// <summary>Adds limits, idempotency and the steps of a POST.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<Callers>()
        .AddSingleton<HostNames>()
        .AddSingleton<RequestLimits>()
        .AddHostedService<SharedLimits>()
        .AddSingleton<Idempotency>()
        .AddSingleton<Posted>()
        .AddSingleton<Case.LinkPosted>()
        .AddSingleton<StaffPosted>()
        .AddSingleton<Packs.PackPosted>()
        .AddSingleton<EvidencePosted>()
        .AddSingleton<InquiryPosted>()
        .AddSingleton<WebhookPosted>()
        .AddSingleton<CertificateIntake>()
        .AddSingleton<DisbursementIntake>()
        .AddSingleton<MoneyFacts>()
        .AddSingleton<RemedyScans>()
        .AddSingleton<ReturnScans>()
        .AddSingleton<FactDesk>()
        .AddSingleton<FactUpload>()
        .AddSingleton<Health.Readiness>()
        .AddSingleton<DossierDesk>();
}
