using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Makes known how mails are sent: the setting <c>MailTransport</c> chooses.</summary>
internal static partial class MailRegistration
{
    /// <summary>Adds the transport. Settings that cannot work are refused here, at start.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, AppSettings settings)
    {
        MailTransport transport = MailSettings.Transport(configuration);
        MailSettings.Address("MailSender", settings.MailSender);
        if (transport == MailTransport.Folder)
        {
            services.AddSingleton<LocalMailbox>();
            return services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<LocalMailbox>());
        }

        if (transport == MailTransport.Smtp)
        {
            return services.AddSingleton(SmtpSettings.From(configuration, settings)).AddSingleton<IMailTransport, SmtpMailTransport>();
        }

        AddAzure(services, configuration);
        return services.Any(s => s.ServiceType == typeof(IMailTransport))
            ? services
            : throw new InvalidOperationException(
                "The setting MailTransport is Azure, but this build has no Azure Communication Services: set Smtp, or publish with -p:AcsEmail=true.");
    }

    /// <summary>Adds Azure Communication Services where the build has them.</summary>
    static partial void AddAzure(IServiceCollection services, IConfiguration configuration);
}
