using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Http.Evidence;
using AtoZ.Functions.Http.Facts;
using AtoZ.Functions.Http.Inquiries;
using AtoZ.Functions.Http.Limits;
using AtoZ.Functions.Http.Staff;
using AtoZ.Functions.Http.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Http;

/// <summary>Makes known what routes share.</summary>
public static class ApiRegistration
{
    /// <summary>Adds limits, idempotency and the steps of a POST.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<Callers>()
        .AddSingleton<HostNames>()
        .AddSingleton<RequestLimits>()
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
        .AddSingleton<FactDesk>()
        .AddSingleton<FactUpload>()
        .AddSingleton<DossierDesk>();
}
