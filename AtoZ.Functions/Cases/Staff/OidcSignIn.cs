using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// Staff by OpenID Connect: code flow with PKCE, then a sealed cookie that any instance reads. Programs of staff send a token of the provider instead.
/// Headers of App Service count for nothing here.
/// </summary>
internal sealed class OidcSignIn(OidcSettings settings, OidcProvider provider, LinkKeys keys, TimeProvider clock, ILogger<OidcSignIn> log) : IStaffSignIn
{
    /// <summary>Where a sign-in begins.</summary>
    public const string Path = "/signin";

    private const string Bearer = "Bearer ";
    private const int RandomBytes = 32;

    // Long enough to find a telephone with the second factor.
    private static readonly TimeSpan SignInTakes = TimeSpan.FromMinutes(15);
    private static readonly object ByToken = new();

    private readonly SealedCookie _sessions = new(keys, "atoz staff session");
    private readonly SealedCookie _begun = new(keys, "atoz staff sign-in");

    // With this prefix browsers take a cookie only over TLS, for this host alone.
    private string SessionCookie => (settings.Secure ? "__Host-" : "") + "atoz_staff";

    private string BegunCookie => (settings.Secure ? "__Host-" : "") + "atoz_sign_in";

    private CookieOptions Options => new() { HttpOnly = true, Secure = settings.Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    /// <inheritdoc/>
    public string SignInAddress(string returnTo) => $"{Path}?return={Uri.EscapeDataString(returnTo)}";

    /// <inheritdoc/>
    public async Task<Refusal?> Prepare(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            context.Items[ByToken] = await provider.ByToken(header[Bearer.Length..].Trim(), context.RequestAborted);
            return null;
        }
        catch (OidcException error)
        {
            log.LogWarning("A token could not be judged: {Reason}", error.Message);
            return StaffRefusals.ProviderDown;
        }
    }

    /// <inheritdoc/>
    public StaffMember? Who(HttpRequest request)
    {
        return request.Headers.Authorization.Count > 0
            ? request.HttpContext.Items[ByToken] as StaffMember
            : BySession(request.Cookies[SessionCookie]);
    }

    /// <summary>Begins a sign-in: leaves a cookie, and says where the person signs in.</summary>
    public async Task<(string? Address, Refusal? Refusal)> Begin(HttpContext context, string returnTo)
    {
        try
        {
            OpenIdConnectConfiguration described = await provider.Described(context.RequestAborted);
            OidcBegun begun = new(Random(), Random(), Random(), returnTo, clock.GetUtcNow() + SignInTakes);
            context.Response.Cookies.Append(BegunCookie, _begun.Seal(begun), Options);
            return (Question(described, begun), null);
        }
        catch (OidcException error)
        {
            log.LogWarning("Nobody can sign in: {Reason}", error.Message);
            return (null, StaffRefusals.ProviderDown);
        }
    }

    /// <summary>Ends a sign-in with what the provider sent the person back with: leaves the session's cookie.</summary>
    /// <returns>The page that the person wanted; or why nobody is signed in.</returns>
    public async Task<(string? ReturnTo, Refusal? Refusal)> End(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        OidcBegun? begun = _begun.Open<OidcBegun>(context.Request.Cookies[BegunCookie]);

        // Whatever comes of it, it is used up.
        context.Response.Cookies.Delete(BegunCookie, Options);
        if (begun is null || clock.GetUtcNow() >= begun.Until || !Same(begun.State, query["state"].ToString()))
        {
            return (null, StaffRefusals.SignInOver);
        }

        try
        {
            return await Believe(context, begun);
        }
        catch (OidcException error)
        {
            log.LogWarning("Nobody was signed in: {Reason}", error.Message);
            return (null, error.Unreachable ? StaffRefusals.ProviderDown : StaffRefusals.SignInRefused);
        }
    }

    /// <inheritdoc/>
    public async Task<string> SignOut(HttpContext context)
    {
        context.Response.Cookies.Delete(SessionCookie, Options);
        try
        {
            OpenIdConnectConfiguration described = await provider.Described(context.RequestAborted);
            return string.IsNullOrEmpty(described.EndSessionEndpoint) ? settings.SignedOut.AbsolutePath : new OpenIdConnectMessage
            {
                IssuerAddress = described.EndSessionEndpoint,
                EnableTelemetryParameters = false,
                ClientId = settings.ClientId,
                PostLogoutRedirectUri = settings.SignedOut.ToString(),
            }.CreateLogoutRequestUrl();
        }
        catch (OidcException error)
        {
            log.LogWarning("Somebody signed out here and not at the provider: {Reason}", error.Message);
            return settings.SignedOut.AbsolutePath;
        }
    }

    private string Question(OpenIdConnectConfiguration described, OidcBegun begun)
    {
        OpenIdConnectMessage ask = new()
        {
            IssuerAddress = described.AuthorizationEndpoint,
            EnableTelemetryParameters = false,
            ClientId = settings.ClientId,
            RedirectUri = settings.Callback.ToString(),
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = settings.Scopes,
            State = begun.State,
            Nonce = begun.Nonce,
        };
        ask.SetParameter("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(begun.Verifier))));
        ask.SetParameter("code_challenge_method", "S256");
        return ask.CreateAuthenticationRequestUrl();
    }

    private async Task<(string? ReturnTo, Refusal? Refusal)> Believe(HttpContext context, OidcBegun begun)
    {
        IQueryCollection query = context.Request.Query;
        if (query["error"].ToString() is { Length: > 0 } error)
        {
            throw new OidcException($"The identity provider said {PlainWord(error)}");
        }

        // Another provider's answer, mixed in (RFC 9207).
        OpenIdConnectConfiguration described = await provider.Described(context.RequestAborted);
        if (query["iss"].ToString() is { Length: > 0 } issuer && issuer != described.Issuer)
        {
            throw new OidcException("The answer names another issuer");
        }

        StaffMember member = await provider.Redeem(query["code"].ToString(), begun, context.RequestAborted);
        StaffSessionCookie session = new(member.Name, [.. member.Roles.Select(r => r.ToString())], clock.GetUtcNow() + settings.Session);
        context.Response.Cookies.Append(SessionCookie, _sessions.Seal(session), Options);
        return (begun.ReturnTo, null);
    }

    private StaffMember? BySession(string? cookie) =>
        _sessions.Open<StaffSessionCookie>(cookie) is { } session && clock.GetUtcNow() < session.Until
            ? new StaffMember(session.Name, StaffMember.RolesOf(session.Roles))
            : null;

    // Anybody can put anything there, and logs are read in lines.
    private static string PlainWord(string error) => new([.. error.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_').Take(40)]);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

/// <summary>What the session's cookie says.</summary>
internal sealed record StaffSessionCookie(string Name, IReadOnlyList<string> Roles, DateTimeOffset Until);
