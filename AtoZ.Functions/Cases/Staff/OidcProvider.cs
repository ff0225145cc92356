using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Settings;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using JwtSecurityToken = System.IdentityModel.Tokens.Jwt.JwtSecurityToken;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// The provider of OpenID Connect: how it describes itself, what its tokens say. Protocol and tokens are judged by Microsoft's libraries, the ones that
/// ASP.NET Core uses: a function app has no place for that middleware itself.
/// </summary>
internal sealed class OidcProvider : IDisposable
{
    private const string NotAnswering = "The identity provider does not answer as OpenID Connect says";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Whoever sends tokens with invented keys makes us ask no more often.
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    // No symmetric ones: a token that the client's own secret has signed proves nothing.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly OidcSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = Patience };
    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly Lock _asking = new();
    private volatile ConfigurationManager<OpenIdConnectConfiguration> _described;
    private DateTimeOffset _askedAgain = DateTimeOffset.MinValue;

    /// <summary>A provider; nothing is asked of it before somebody signs in.</summary>
    public OidcProvider(OidcSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        _described = Description();
    }

    /// <summary>What the provider says of itself.</summary>
    /// <exception cref="OidcException">It does not answer, or is not the one that is set.</exception>
    public async Task<OpenIdConnectConfiguration> Described(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration described;
        try
        {
            described = await _described.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or HttpRequestException or JsonException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new OidcException($"{NotAnswering}: {error.Message.ReplaceLineEndings(" ")}", unreachable: true);
        }

        return string.Equals(described.Issuer?.TrimEnd('/'), _settings.Authority.ToString().TrimEnd('/'), StringComparison.Ordinal)
            ? described
            : throw new OidcException($"The identity provider calls itself {described.Issuer}; OidcAuthority is {_settings.Authority}");
    }

    /// <summary>Takes a code to the provider and reads who signed in.</summary>
    /// <param name="code">The code that the person's browser brought.</param>
    /// <param name="begun">How the sign-in began.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="OidcException">The provider, or its token, cannot be believed.</exception>
    public async Task<StaffMember> Redeem(string code, OidcBegun begun, CancellationToken cancellationToken)
    {
        OpenIdConnectMessage answer = await Exchange(await Described(cancellationToken), code, begun.Verifier, cancellationToken);
        TokenValidationResult result = await Judge(answer.IdToken, _settings.ClientId, cancellationToken);
        if (!result.IsValid)
        {
            throw new OidcException($"The token is not to be believed: {result.Exception.Message.ReplaceLineEndings(" ")}");
        }

        try
        {
            // Nonce, who the token is for, and the hash of what came with it.
            new OpenIdConnectProtocolValidator { RequireStateValidation = false, RequireTimeStampInNonce = false }.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = _settings.ClientId,
                Nonce = begun.Nonce,
                ProtocolMessage = answer,
                ValidatedIdToken = new JwtSecurityToken(answer.IdToken),
            });
        }
        catch (OpenIdConnectProtocolException wrong)
        {
            throw new OidcException($"The token is not to be believed: {wrong.Message.ReplaceLineEndings(" ")}");
        }

        return OidcClaims.Member((JsonWebToken)result.SecurityToken, _settings)
            ?? throw new OidcException($"The token names nobody: it has no claim {_settings.NameClaim} that can be used (OidcNameClaim)");
    }

    /// <summary>Who sends a token to the API.</summary>
    /// <returns>Null when it is none that opens anything here.</returns>
    /// <exception cref="OidcException">The provider does not answer.</exception>
    public async Task<StaffMember?> ByToken(string token, CancellationToken cancellationToken)
    {
        if (_settings.ApiAudience is not { } audience || !_tokens.CanReadToken(token))
        {
            return null;
        }

        TokenValidationResult result = await Judge(token, audience, cancellationToken);
        return result.IsValid ? OidcClaims.Member((JsonWebToken)result.SecurityToken, _settings) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private ConfigurationManager<OpenIdConnectConfiguration> Description() => new(
        _settings.Authority.ToString().TrimEnd('/') + "/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(_http) { RequireHttps = _settings.Authority.Scheme == Uri.UriSchemeHttps });

    // A provider changes its keys when it likes: what a key has signed that is not known yet is judged again by the present ones. The library would do
    // so too, but in the background, when this token has been refused already.
    private async Task<TokenValidationResult> Judge(string token, string audience, CancellationToken cancellationToken)
    {
        TokenValidationResult result = await Once();
        return result.Exception is SecurityTokenSignatureKeyNotFoundException && AsksAgain() ? await Once() : result;

        async Task<TokenValidationResult> Once()
        {
            await Described(cancellationToken);
            return await _tokens.ValidateTokenAsync(token, Checks(audience));
        }
    }

    private bool AsksAgain()
    {
        lock (_asking)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (now < _askedAgain + Between)
            {
                return false;
            }

            (_askedAgain, _described) = (now, Description());
            return true;
        }
    }

    // The issuer and its keys are those of the description.
    private TokenValidationParameters Checks(string audience) => new()
    {
        ConfigurationManager = _described,
        ValidAlgorithms = Algorithms,
        ValidAudience = audience,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (from, until, _, checks) => until is { } end && Within(from, end, checks.ClockSkew),
        ClockSkew = TimeSpan.FromMinutes(1),
    };

    private bool Within(DateTime? from, DateTime until, TimeSpan skew)
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;

        // Reckoned from now: a token may name a time at the end of all time.
        return now - skew < until && (from is not { } begin || now + skew >= begin);
    }

    private async Task<OpenIdConnectMessage> Exchange(OpenIdConnectConfiguration provider, string code, string verifier, CancellationToken cancellationToken)
    {
        Dictionary<string, string> fields = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = _settings.Callback.ToString(),
            ["code_verifier"] = verifier,
        };
        using HttpRequestMessage request = new(HttpMethod.Post, provider.TokenEndpoint);
        Identify(request, fields, provider.TokenEndpointAuthMethodsSupported);
        request.Content = new FormUrlEncodedContent(fields);
        string body;
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            body = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new OidcException($"The identity provider answered {(int)response.StatusCode} to the code: {Error(body)}", unreachable: (int)response.StatusCode >= 500);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new OidcException($"{NotAnswering}: {error.Message.ReplaceLineEndings(" ")}", unreachable: true);
        }

        try
        {
            OpenIdConnectMessage answer = new(body);
            return string.IsNullOrEmpty(answer.IdToken) ? throw new OidcException("The identity provider gave no id token") : answer;
        }
        catch (Exception error) when (error is ArgumentException or JsonException)
        {
            throw new OidcException($"{NotAnswering}: the answer to the code is no JSON");
        }
    }

    // By the header where the provider takes it: every one must (RFC 6749, 2.3.1).
    private void Identify(HttpRequestMessage request, Dictionary<string, string> fields, ICollection<string> methods)
    {
        if (_settings.ClientSecret is not { } secret)
        {
            fields["client_id"] = _settings.ClientId;
            return;
        }

        if (methods.Count == 0 || methods.Contains("client_secret_basic"))
        {
            string both = $"{Uri.EscapeDataString(_settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(both)));
            return;
        }

        (fields["client_id"], fields["client_secret"]) = (_settings.ClientId, secret);
    }

    // Only the code of the error: what else stands there is for nobody's log.
    private static string Error(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("error", out JsonElement error) ? error.ToString() : "without an error code";
        }
        catch (JsonException)
        {
            return "without an error code";
        }
    }
}
