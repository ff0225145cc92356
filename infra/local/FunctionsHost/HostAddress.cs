using FunctionsHost.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace FunctionsHost;

/// <summary>Where the host is reached.</summary>
internal sealed class HostAddress(IServer server, HostFacts facts, IConfiguration configuration)
{
    /// <summary>The setting with the public name.</summary>
    public const string PublicName = "WEBSITE_HOSTNAME";

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    /// <returns>The public name where a setting gives one, else the address that the server listens on.</returns>
    public string Origin()
    {
        if (configuration[PublicName] is { Length: > 0 } name)
        {
            bool local = name.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || name.StartsWith("127.", StringComparison.Ordinal);
            return $"{(local ? "http" : "https")}://{name}";
        }

        string? listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return listening?.TrimEnd('/') ?? $"http://localhost:{facts.Port}";
    }
}
