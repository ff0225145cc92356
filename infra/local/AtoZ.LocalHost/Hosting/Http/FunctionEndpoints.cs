using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.LocalHost.Hosting.Http;

/// <summary>Gives each HTTP function its route: <c>{prefix}/{Route ?? name}</c> with ASP.NET Core's constraints.</summary>
internal static class FunctionEndpoints
{
    private static readonly string[] Reserved = ["admin", "runtime"];

    /// <summary>Maps all HTTP functions.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="functions">The functions.</param>
    /// <param name="facts">The prefix.</param>
    /// <param name="invoker">Runs them.</param>
    public static void MapFunctions(this IEndpointRouteBuilder routes, FunctionCatalog functions, HostFacts facts, HttpInvoker invoker)
    {
        foreach (LocalFunction function in functions.OfTrigger<HttpTriggerAttribute>())
        {
            var trigger = (HttpTriggerAttribute)function.Trigger;
            IEndpointConventionBuilder endpoint = routes.Map(Pattern(function, facts), http => invoker.InvokeAsync(function, http)).WithDisplayName(function.Name);
            if (trigger.Methods is { Length: > 0 } methods)
            {
                endpoint.WithMetadata(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
            }
        }
    }

    /// <summary>A function's route, with the prefix.</summary>
    /// <param name="function">The function.</param>
    /// <param name="facts">The prefix.</param>
    /// <returns>The route, without a leading slash.</returns>
    public static string Route(LocalFunction function, HostFacts facts) =>
        $"{facts.RoutePrefix}/{(((HttpTriggerAttribute)function.Trigger).Route ?? function.Name).TrimStart('/')}".TrimStart('/');

    private static RoutePattern Pattern(LocalFunction function, HostFacts facts)
    {
        string route = Route(function, facts);
        if (Reserved.Contains(route.Split('/')[0], StringComparer.OrdinalIgnoreCase))
        {
            throw new HostSetupException($"The function '{function.Name}' has the route '{route}', but '{route.Split('/')[0]}' belongs to the host; choose another route.");
        }

        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException error)
        {
            throw new HostSetupException($"The function '{function.Name}' has the route '{route}', which is not valid: {error.Message}", error);
        }
    }
}
