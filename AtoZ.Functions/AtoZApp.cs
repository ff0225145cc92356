using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Records;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Sweeps;
using Azure.Core;
using Azure.Identity;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions;

/// <summary>Puts the app together. <c>Program.cs</c>, the demo and the tests build the same app by this.</summary>
internal static class AtoZApp
{
    /// <summary>Adds the app to a builder of any host: the one middleware and all services. The host has added its web application before.</summary>
    /// <typeparam name="T">The builder: <c>FunctionsApplicationBuilder</c> on a genuine host, that of the local host, or a test's.</typeparam>
    public static T AddAtoZ<T>(this T builder)
        where T : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
    {
        IHostApplicationBuilder host = builder;
        AppSettings settings = AppSettings.From(host.Configuration, host.Environment.ContentRootPath);
        Schedules.MustBeSet(host.Configuration);
        builder.UseMiddleware<Problems>();

        // A line per query tells an operator nothing; slow and failed ones are warnings.
        host.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        // A line per request or call names its path, which may be a party's link.
        host.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        host.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        AddServices(host.Services, host.Configuration, settings);
        return builder;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, AppSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(settings);
        services.AddSingleton<StoreHealth>();
        services.AddHostedService<PrepareStore>();
        services.AddHostedService<ClockWatch>();
        services.AddAtoZStore(configuration).AddPolicy().AddPublishing();
        services.AddRecords(configuration).AddClaimIntake(configuration);
        services.AddSingleton<IFraudDesk, FraudDesk>().AddSingleton<SnoozeDesk>().AddSingleton<BackTest>();
        services.AddSingleton<LearningDesk>();
        services.AddSingleton<OrderImport>().AddSingleton<MappingLibrary>();
        services.AddPages();
        services.AddPayments(configuration).AddWorkflow();
        services.AddParties(configuration).AddMail(configuration, settings);
        services.AddSingleton(LimitSettings.From(configuration)).AddSingleton(NewClaims.From(configuration));
        services.TryAddSingleton(new LimitExemption(_ => false));
        services.AddApi();
        services.AddWebhooks();
        services.AddStorage(configuration);
        services.AddStaffSignIn(configuration, settings);
    }
}
