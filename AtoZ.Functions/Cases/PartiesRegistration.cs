using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Translation;
using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Cases;

/// <summary>Makes known how parties and staff reach a case: links, mails, evidence, the desks.</summary>
internal static class PartiesRegistration
{
    /// <summary>Adds all of it; the link keys are read at first use.</summary>
    public static IServiceCollection AddParties(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(_ => LinkKeys.From(configuration))
        .AddSingleton<SignedLinks>()
        .AddSingleton<ILinks>(provider => provider.GetRequiredService<SignedLinks>())
        .AddSingleton<Nonces>()
        .AddSingleton<LostLinks>()
        .AddSingleton<IMailer, Mailer>()
        .AddSingleton<IMailBounces, MailBounces>()
        .AddEvidence(configuration)
        .AddSingleton<InquiryCases>()
        .AddSingleton<CaseReader>()
        .AddSingleton<CaseDesk>()
        .AddSingleton<MessageDesk>()
        .AddSingleton<RefundChoices>()
        .AddTranslator(configuration)
        .AddSingleton<DebitRetries>()
        .AddSingleton<TaskLeases>()
        .AddSingleton<Departures>()
        .AddSingleton<RecordSearch>()
        .AddSingleton<MailsAgain>()
        .AddSingleton<StaffDesk>()
        .AddSingleton<Foresight>()
        .AddSingleton<InquiryForesight>()
        .AddSingleton<StaffWarnings>()
        .AddHostedService<TellStaffingGaps>()
        .AddHostedService<TellKeys>();

    /// <summary>
    /// Adds the way in for staff: App Service's on Azure, a provider of OpenID Connect where one is set. Never both, since one would then open what the
    /// other keeps shut.
    /// </summary>
    /// <exception cref="InvalidOperationException">Both are set, or a setting cannot be used.</exception>
    public static IServiceCollection AddStaffSignIn(this IServiceCollection services, IConfiguration configuration, AppSettings settings)
    {
        if (OidcSettings.From(configuration, settings) is not { } oidc)
        {
            services.TryAddSingleton<IStaffSignIn, AppServiceSignIn>();
            return services;
        }

        if (AppServiceSignIn.IsOn(configuration))
        {
            throw new InvalidOperationException(
                "Staff cannot sign in by two ways: App Service authentication is on (WEBSITE_AUTH_ENABLED), and OidcAuthority is set. Switch one off (docs/identity.md).");
        }

        services.AddSingleton(oidc).AddSingleton<OidcProvider>().AddSingleton<OidcSignIn>();
        services.TryAddSingleton<IStaffSignIn>(provider => provider.GetRequiredService<OidcSignIn>());
        return services;
    }
}
