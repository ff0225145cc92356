using System.Net;
using System.Net.Sockets;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>
/// Keeps webhooks out of our own network: https only, and only to public addresses, judged by the address that is really connected to, so
/// that a name cannot point elsewhere after it was checked.
/// </summary>
/// <param name="ownMachine">Whether this machine's own addresses and plain http are allowed too: on a local host, for trying.</param>
internal sealed class AddressGuard(bool ownMachine)
{
    // IANA's special-purpose registries: nothing of these is a stranger's server.
    private static readonly IPNetwork[] Reserved =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address can be taken as an endpoint; the name behind it is looked up only when something is sent.</summary>
    /// <returns>Null when it can.</returns>
    public Refusal? Check(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return new Refusal("WEBHOOK_URL_WRONG", 422, "This is no address that can be called.", "Send an https address without user name and fragment.", "/url");
        }

        bool local = ownMachine && (address.IsLoopback || address.Host == "localhost");
        if (address.Scheme != "https" && !local)
        {
            return new Refusal("WEBHOOK_URL_NOT_SAFE", 422, "Events are sent over https only.", "Send an https address.", "/url");
        }

        bool barred = IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && !Allows(ip);
        return barred ? new Refusal("WEBHOOK_URL_NOT_SAFE", 422, "This address is not public.", "Send an address that can be reached from the internet.", "/url") : null;
    }

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        IPAddress ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(ip))
        {
            return ownMachine;
        }

        bool routed = ip.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(ip);
        return routed && !Reserved.Any(n => n.BaseAddress.AddressFamily == ip.AddressFamily && n.Contains(ip));
    }

    /// <summary>Connects to a host by the first of its addresses that is allowed and answers.</summary>
    /// <exception cref="HttpRequestException">None is allowed.</exception>
    internal async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        IPAddress[] allowed = [.. found.Where(Allows)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("The name leads to no public address.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
