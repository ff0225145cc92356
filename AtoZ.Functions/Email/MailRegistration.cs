using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Email;

/// <summary>Chooses how mail leaves the app.</summary>
internal static partial class MailRegistration
{
    private const string EndpointSetting = "EmailEndpoint";

    /// <summary>Adds the transport that the settings name: Azure Communication Services where there is an endpoint, else a folder.</summary>
    /// <exception cref="InvalidOperationException">The settings name a transport that this build does not have.</exception>
    public static IServiceCollection AddMailTransport(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<LocalMailbox>();
        if (configuration[EndpointSetting] is not { Length: > 0 } endpoint)
        {
            services.TryAddSingleton<IMailTransport>(provider => provider.GetRequiredService<LocalMailbox>());
            return services;
        }

        AddAzure(services, new Uri(endpoint));
        return services.Any(service => service.ServiceType == typeof(IMailTransport))
            ? services
            : throw new InvalidOperationException($"{EndpointSetting} is set, but this build cannot send by Azure Communication Services: publish with -p:AcsEmail=true.");
    }

    static partial void AddAzure(IServiceCollection services, Uri endpoint);
}
