using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Makes the policy known to the app.</summary>
internal static class PolicyRegistration
{
    /// <summary>Adds the packs of this program; those that staff publish come on top of them (<c>AddPublishing</c>).</summary>
    /// <exception cref="PolicyPackException">A pack is wrong.</exception>
    public static IServiceCollection AddPolicy(this IServiceCollection services)
    {
        return services.AddSingleton(PolicyLibrary.Embedded());
    }
}
