using System.Net;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>
/// By which names the app is reached: that of the public address, that which the platform gave, and this machine's own. A page of somebody else whose
/// name was pointed here would read what a browser may read here.
/// </summary>
internal sealed class HostNames(AppSettings settings, IConfiguration configuration)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        settings.PublicBaseUrl.IdnHost,
        HostString.FromUriComponent(configuration["WEBSITE_HOSTNAME"] ?? "localhost").Host,
        "localhost",
    };

    /// <summary>Whether a request names one of them.</summary>
    /// <returns>Null when it does; otherwise the refusal.</returns>
    public Refusal? Check(HttpRequest request)
    {
        string host = request.Host.Host;
        bool known = _names.Contains(host) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
        return known
            ? null
            : new Refusal("HOST_UNKNOWN", StatusCodes.Status421MisdirectedRequest, "This server does not answer by that name.", "Use the address in the mails, or that of the setting PublicBaseUrl.");
    }
}
