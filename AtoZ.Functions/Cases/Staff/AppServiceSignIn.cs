using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// Staff by App Service authentication. The platform removes these headers from outside requests only while authentication is on,
/// so they count for nothing otherwise.
/// </summary>
internal sealed class AppServiceSignIn(IConfiguration configuration) : IStaffSignIn
{
    private const string Principal = "X-MS-CLIENT-PRINCIPAL";

    // Entra's roles come under this name, whatever the header calls the type of roles (AzureAD/microsoft-identity-web#1983).
    private const string EntraRoles = "roles";

    // Unique in a directory, and nobody chooses it for themselves. The header's own type of names is the mail address, which not everybody has.
    private static readonly string[] Names = ["preferred_username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"];

    /// <summary>Whether the platform authenticates, and therefore sets the headers itself.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        bool.TryParse(configuration["WEBSITE_AUTH_ENABLED"], out bool on) && on;

    /// <inheritdoc/>
    public string SignInAddress(string returnTo) => $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(returnTo)}";

    /// <inheritdoc/>
    public StaffMember? Who(HttpRequest request)
    {
        // One header: a second one would not be the platform's.
        return IsOn(configuration) && request.Headers[Principal] is [{ Length: > 0 } header] ? Read(header) : null;
    }

    /// <inheritdoc/>
    public Task<string> SignOut(HttpContext context) => Task.FromResult("/.auth/logout?post_logout_redirect_uri=/staff/signed-out");

    private static StaffMember? Read(string header)
    {
        try
        {
            ClientPrincipal? principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
            return principal?.Claims is not null && NameOf(principal) is { Length: > 0 } name ? new StaffMember(name, [.. Roles(principal)]) : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string? NameOf(ClientPrincipal principal) =>
        Names.Append(principal.Name_typ ?? "").Select(type => principal.Claims!.FirstOrDefault(c => c.Typ == type)?.Val).FirstOrDefault(name => !string.IsNullOrEmpty(name));

    private static IEnumerable<Party> Roles(ClientPrincipal principal) =>
        StaffMember.RolesOf(principal.Claims!.Where(c => c.Typ == principal.Role_typ || c.Typ == EntraRoles).Select(c => c.Val ?? ""));

    private sealed record ClientPrincipal(string? Name_typ, string? Role_typ, IReadOnlyList<ClientClaim>? Claims);

    private sealed record ClientClaim(string? Typ, string? Val);
}
