using System.Net;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>What a caller is known by.</summary>
internal enum CallerKind
{
    /// <summary>A function key, which the host has judged.</summary>
    Key,

    /// <summary>A link that was signed here.</summary>
    Link,

    /// <summary>Somebody of the staff.</summary>
    Staff,

    /// <summary>Nothing but the address.</summary>
    Address,
}

/// <summary>Whose requests are counted together.</summary>
/// <param name="Kind">What it is known by.</param>
/// <param name="Name">Which one; of a key and a link only a hash.</param>
internal readonly record struct Caller(CallerKind Kind, string Name);

/// <summary>Tells callers apart. Only what cannot be made up counts: whoever invents a link or a key is counted by the address.</summary>
internal sealed class Callers(LinkKeys keys, IStaffSignIn signIn, LimitSettings settings)
{
    private const string KeyHeader = "x-functions-key";
    private const string KeyInQuery = "code";

    // A household or an office has at least a /64 of its own, and may take a new address in it for each request.
    private const int BytesOfASite = 8;

    /// <summary>By whom a request is sent.</summary>
    /// <param name="request">The request.</param>
    /// <param name="needsKey">Whether the host has let it in by its key.</param>
    public Caller Of(HttpRequest request, bool needsKey)
    {
        if (needsKey)
        {
            string key = request.Headers[KeyHeader].FirstOrDefault() ?? request.Query[KeyInQuery].FirstOrDefault() ?? "";
            return new Caller(CallerKind.Key, Hash(key));
        }

        if (Operation.TokenOf(request) is { } token && SignedLinks.IsOurs(keys, token))
        {
            return new Caller(CallerKind.Link, Hash(token));
        }

        return signIn.Who(request) is { } member ? new Caller(CallerKind.Staff, member.Name) : AddressOf(request);
    }

    /// <summary>The address that a request comes from: as the platform says where it says one, else that of the connection.</summary>
    public Caller AddressOf(HttpRequest request)
    {
        string? said = settings.AddressHeader is { } header ? request.Headers[header].LastOrDefault() : null;
        IPAddress? address = said is not null && IPEndPoint.TryParse(said.Split(',')[^1].Trim(), out IPEndPoint? end) ? end.Address : request.HttpContext.Connection.RemoteIpAddress;
        return new Caller(CallerKind.Address, address is null ? "" : Site(address));
    }

    private static string Site(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        byte[] bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, BytesOfASite)));
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 16));
}
