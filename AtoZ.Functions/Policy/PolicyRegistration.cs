using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Policy;

/// <summary>Makes the policy known to the app.</summary>
public static class PolicyRegistration
{
    /// <summary>Adds <see cref="IPolicyLibrary"/> with the packs of this program.</summary>
    /// <exception cref="PolicyPackException">A pack is wrong.</exception>
    public static IServiceCollection AddPolicy(this IServiceCollection services)
    {
        PolicyLibrary library = PolicyLibrary.Embedded();
        return services.AddSingleton(library).AddSingleton<IPolicyLibrary>(library);
    }
}
