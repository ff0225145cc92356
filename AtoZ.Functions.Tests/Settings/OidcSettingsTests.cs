using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>How staff sign in is chosen by the settings, and what cannot be used is one clear sentence at start.</summary>
public class OidcSettingsTests
{
    private static readonly AppSettings App = new("/tmp", new Uri("https://claims.example/"), "a@b.example", "c@d.example");

    [Fact]
    public void Without_a_provider_there_is_app_service_alone()
    {
        Assert.Null(OidcSettings.From(Set(), App));
        Assert.Contains(Services(Set()), s => s.ServiceType == typeof(IStaffSignIn) && s.ImplementationType == typeof(AppServiceSignIn));
    }

    [Fact]
    public void With_a_provider_there_is_no_app_service()
    {
        IServiceCollection services = Services(Set(("OidcAuthority", "https://id.example/realms/shop"), ("OidcClientId", "atoz")));
        Assert.Contains(services, s => s.ServiceType == typeof(OidcSignIn));
        Assert.DoesNotContain(services, s => s.ImplementationType == typeof(AppServiceSignIn));
    }

    [Fact]
    public void What_is_not_said_has_its_default_and_addresses_are_below_the_public_one()
    {
        OidcSettings oidc = OidcSettings.From(Set(("OidcAuthority", "https://id.example"), ("OidcClientId", "atoz")), App)!;
        Assert.Equal(("openid profile", "roles", "sub", null, TimeSpan.FromHours(1)), (oidc.Scopes, oidc.RoleClaim, oidc.NameClaim, oidc.ApiAudience, oidc.Session));
        Assert.Equal(("https://claims.example/signin-oidc", true), (oidc.Callback.ToString(), oidc.Secure));
    }

    [Fact]
    public void Two_ways_to_sign_in_are_refused_at_start()
    {
        string why = Assert.Throws<InvalidOperationException>(
            () => Services(Set(("OidcAuthority", "https://id.example"), ("OidcClientId", "atoz"), ("WEBSITE_AUTH_ENABLED", "True")))).Message;
        Assert.Contains("WEBSITE_AUTH_ENABLED", why, StringComparison.Ordinal);
        Assert.Contains("OidcAuthority", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OidcAuthority", "OidcClientId", "atoz")]
    [InlineData("OidcClientId", "OidcAuthority", "https://id.example")]
    [InlineData("OidcAuthority", "OidcClientId", "atoz", "OidcAuthority", "http://id.example")]
    [InlineData("OidcAuthority", "OidcClientId", "atoz", "OidcAuthority", "id.example")]
    [InlineData("OidcScopes", "OidcClientId", "atoz", "OidcAuthority", "https://id.example", "OidcScopes", "profile email")]
    [InlineData("OidcSessionMinutes", "OidcClientId", "atoz", "OidcAuthority", "https://id.example", "OidcSessionMinutes", "4")]
    [InlineData("OidcSessionMinutes", "OidcClientId", "atoz", "OidcAuthority", "https://id.example", "OidcSessionMinutes", "721")]
    [InlineData("OidcApiAudience", "OidcClientId", "atoz", "OidcAuthority", "https://id.example", "OidcApiAudience", "atoz")]
    public void What_cannot_be_used_is_named(string name, params string[] pairs) =>
        Assert.Contains($"The setting {name}", Assert.Throws<InvalidOperationException>(() => OidcSettings.From(Set([.. pairs.Chunk(2).Select(p => (p[0], p[1]))]), App)).Message, StringComparison.Ordinal);

    [Fact]
    public void Cookies_never_go_in_the_clear_but_on_this_machine()
    {
        IConfiguration set = Set(("OidcAuthority", "https://id.example"), ("OidcClientId", "atoz"));
        Assert.Contains("PublicBaseUrl", Assert.Throws<InvalidOperationException>(() => OidcSettings.From(set, App with { PublicBaseUrl = new Uri("http://claims.example/") })).Message, StringComparison.Ordinal);
        Assert.False(OidcSettings.From(set, App with { PublicBaseUrl = new Uri("http://localhost:7071/") })!.Secure);
    }

    private static IServiceCollection Services(IConfiguration set) => new ServiceCollection().AddStaffSignIn(set, App);

    private static IConfiguration Set(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Name, v => (string?)v.Value)).Build();
}
