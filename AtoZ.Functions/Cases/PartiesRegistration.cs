using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Translation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Cases;

/// <summary>Makes known how parties and staff reach a case: links, mails, evidence, the desks.</summary>
public static class PartiesRegistration
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
        .AddEvidence()
        .AddSingleton<InquiryCases>()
        .AddSingleton<CaseReader>()
        .AddSingleton<CaseDesk>()
        .AddSingleton<MessageDesk>()
        .AddTranslator(configuration)
        .AddSingleton<DebitRetries>()
        .AddSingleton<TaskLeases>()
        .AddSingleton<StaffDesk>()
        .AddSingleton<Foresight>()
        .AddSingleton<InquiryForesight>()
        .AddSingleton<StaffWarnings>()
        .AddHostedService<TellStaffingGaps>();
}
