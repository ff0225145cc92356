using Microsoft.Extensions.Configuration;
using static AtoZ.Functions.Settings.MailSettings;

namespace AtoZ.Functions.Settings;

/// <summary>How staff sign in with a provider of OpenID Connect, by the settings <c>Oidc…</c>: for hosts other than Azure (docs/identity.md).</summary>
internal sealed record OidcSettings
{
    private const int LongestSessionMinutes = 12 * 60;

    /// <summary>The provider: its issuer, below which it describes itself.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Under which id the provider knows this app.</summary>
    public required string ClientId { get; init; }

    /// <summary>The app's secret at the provider; null where PKCE alone vouches for it.</summary>
    public required string? ClientSecret { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Scopes { get; init; }

    /// <summary>Which claim has the roles; with dots, a way into an object, such as <c>realm_access.roles</c>.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>Which claim has the name that decisions carry. It must tell people apart, and nobody may choose it for themselves.</summary>
    public required string NameClaim { get; init; }

    /// <summary>For whom a token must be that calls the API; null when tokens open nothing.</summary>
    public required string? ApiAudience { get; init; }

    /// <summary>How long a session lasts; after it the provider is asked again whether the person is still there, and with which roles.</summary>
    public required TimeSpan Session { get; init; }

    /// <summary>Where the provider sends a person back.</summary>
    public required Uri Callback { get; init; }

    /// <summary>Where the provider sends a person who has signed out.</summary>
    public required Uri SignedOut { get; init; }

    /// <summary>Whether cookies go over TLS only: always, but on this machine.</summary>
    public bool Secure => this.Callback.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether a provider is set at all.</summary>
    public static bool AreSet(IConfiguration configuration) =>
        Text(configuration, "OidcAuthority") is not null || Text(configuration, "OidcClientId") is not null;

    /// <summary>Reads the settings.</summary>
    /// <returns>Null when no provider is set.</returns>
    /// <exception cref="InvalidOperationException">One cannot be used; the message names it.</exception>
    public static OidcSettings? From(IConfiguration configuration, AppSettings settings)
    {
        if (!AreSet(configuration))
        {
            return null;
        }

        Uri authority = Address("OidcAuthority", Needed("OidcAuthority", Text(configuration, "OidcAuthority")));
        Address("PublicBaseUrl", settings.PublicBaseUrl.ToString());
        string client = Needed("OidcClientId", Text(configuration, "OidcClientId"));
        string? audience = Text(configuration, "OidcApiAudience");
        if (audience == client)
        {
            throw new InvalidOperationException(
                "The setting OidcApiAudience is the client's own id: whoever has a token of the sign-in would call the API with it. Name the API by an audience of its own.");
        }

        return new OidcSettings
        {
            Authority = authority,
            ClientId = client,
            ClientSecret = Text(configuration, "OidcClientSecret"),
            Scopes = Scoped(Text(configuration, "OidcScopes") ?? "openid profile"),
            RoleClaim = Text(configuration, "OidcRoleClaim") ?? "roles",
            NameClaim = Text(configuration, "OidcNameClaim") ?? "sub",
            ApiAudience = audience,
            Session = TimeSpan.FromMinutes(Number("OidcSessionMinutes", Text(configuration, "OidcSessionMinutes"), 60, 5, LongestSessionMinutes)),
            Callback = new Uri(settings.PublicBaseUrl, "signin-oidc"),
            SignedOut = new Uri(settings.PublicBaseUrl, "staff/signed-out"),
        };
    }

    private static string Needed(string name, string? text) =>
        text ?? throw new InvalidOperationException($"The setting {name} is missing: staff sign in with a provider of OpenID Connect only by OidcAuthority and OidcClientId together.");

    // Codes and cookies would pass in the clear; on this machine nobody is in between.
    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidOperationException($"The setting {name} is '{text}'; with OpenID Connect it must be an https address.");

    private static string Scoped(string scopes) => scopes.Split(' ').Contains("openid", StringComparer.Ordinal)
        ? scopes
        : throw new InvalidOperationException($"The setting OidcScopes is '{scopes}', without 'openid': then a provider says nothing of who signs in.");
}
