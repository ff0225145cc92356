using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Email;
using AtoZ.Functions.Fraud;
using AtoZ.Functions.Http;
using AtoZ.Functions.Learning;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Orders;
using AtoZ.Functions.Pages;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Publishing;
using AtoZ.Functions.Records;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Webhooks;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions;

/// <summary>Puts the app together. <c>Program.cs</c>, the demo and the tests build the same app by this.</summary>
public static class AtoZApp
{
    /// <summary>Adds the app to a builder: web application, the one middleware, all services.</summary>
    public static FunctionsApplicationBuilder AddAtoZ(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AppSettings settings = AppSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        Platform.AddSettings(builder.Configuration, settings);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<Problems>();

        // A line per query tells an operator nothing; slow and failed ones are warnings.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddAtoZ(builder.Configuration, settings);
        return builder;
    }

    /// <summary>Adds the app's services.</summary>
    private static void AddAtoZ(this IServiceCollection services, IConfiguration configuration, AppSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddHostedService<PrepareStore>();
        services.AddAtoZStore(configuration).AddPolicy().AddPublishing();
        services.AddRecords(configuration).AddClaimIntake(configuration);
        services.AddSingleton<IFraudDesk, FraudDesk>().AddSingleton<SnoozeDesk>().AddSingleton<BackTest>();
        services.AddSingleton<LearningDesk>();
        services.AddSingleton<OrderImport>();
        services.AddPages();
        services.AddPayments(configuration).AddWorkflow();
        services.AddParties(configuration).AddMail(configuration, settings);
        services.AddApi();
        services.AddWebhooks();
        Platform.AddServices(services, configuration);
    }
}
