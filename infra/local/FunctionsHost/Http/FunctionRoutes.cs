using FunctionsHost.Discovery;
using FunctionsHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsHost.Http;

/// <summary>
/// Gives each HTTP function its route, <c>{prefix}/{Route ?? name}</c> with ASP.NET Core's constraints, and matches them as the genuine host
/// does: in the order of the functions' names without regard to case, and the first match wins. Nothing takes precedence.
/// </summary>
internal static class FunctionRoutes
{
    private static readonly string[] Reserved = ["admin", "runtime"];

    /// <summary>Lets requests be answered by functions.</summary>
    /// <param name="app">The web application.</param>
    public static void UseFunctions(this IApplicationBuilder app)
    {
        IServiceProvider services = app.ApplicationServices;
        HostFacts facts = services.GetRequiredService<HostFacts>();
        HttpInvoker invoker = services.GetRequiredService<HttpInvoker>();
        IInlineConstraintResolver constraints = services.GetRequiredService<IInlineConstraintResolver>();
        RouteCollection routes = new();
        foreach ((LocalFunction function, HttpTrigger trigger) in services.GetRequiredService<FunctionCatalog>().OfTrigger<HttpTrigger>())
        {
            routes.Add(Route(function, trigger, facts, invoker, constraints));
        }

        app.UseRouter(routes);
    }

    /// <summary>A function's route, with the prefix.</summary>
    /// <param name="function">The function.</param>
    /// <param name="trigger">Its trigger.</param>
    /// <param name="facts">The prefix.</param>
    /// <returns>The route, without a leading slash.</returns>
    public static string Route(LocalFunction function, HttpTrigger trigger, HostFacts facts) =>
        $"{facts.RoutePrefix}/{(trigger.Route ?? function.Name).TrimStart('/')}".TrimStart('/');

    private static Route Route(LocalFunction function, HttpTrigger trigger, HostFacts facts, HttpInvoker invoker, IInlineConstraintResolver constraints)
    {
        string template = Route(function, trigger, facts);
        if (Reserved.Contains(template.Split('/')[0], StringComparer.OrdinalIgnoreCase))
        {
            throw new HostSetupException($"The function '{function.Name}' has the route '{template}', but '{template.Split('/')[0]}' belongs to the host; choose another route.");
        }

        Dictionary<string, object> own = trigger.Methods.Count == 0 ? [] : new() { ["httpMethod"] = new HttpMethodRouteConstraint([.. trigger.Methods]) };
        try
        {
            return new Route(new RouteHandler(http => invoker.InvokeAsync(function, http)), function.Name, template, defaults: null, own, dataTokens: null, constraints);
        }
        catch (Exception error) when (error is RouteCreationException or ArgumentException)
        {
            throw new HostSetupException($"The function '{function.Name}' has the route '{template}', which is not valid: {error.InnerException?.Message ?? error.Message}", error);
        }
    }
}
