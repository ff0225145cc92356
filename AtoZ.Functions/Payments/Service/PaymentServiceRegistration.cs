using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Payments.Service;

/// <summary>Chooses the gateway: the payment service that the settings name, else the books.</summary>
internal static class PaymentServiceRegistration
{
    /// <summary>Adds the gateway. Another one may be registered before.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<PaymentDesk>();
        services.AddSingleton<Provisions>();
        services.AddSingleton(provider => PaymentPages.Of(provider.GetRequiredService<IPaymentService>()));
        if (PaymentServiceSettings.From(configuration) is not { } settings)
        {
            services.TryAddSingleton<IPaymentService, NoPaymentService>();
            services.TryAddSingleton<IPaymentGateway, LedgerGateway>();
            return services;
        }

        services.TryAddSingleton(settings);
        services.TryAddSingleton<IPaymentService, HttpPaymentService>();
        services.TryAddSingleton<IPaymentGateway, HttpGateway>();
        return services;
    }
}
