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
public sealed class AppServiceSignIn(IConfiguration configuration) : IStaffSignIn
{
    private const string Principal = "X-MS-CLIENT-PRINCIPAL";

    /// <inheritdoc/>
    public string SignInPath => "/.auth/login/aad";

    /// <inheritdoc/>
    public StaffMember? Who(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool authenticationIsOn = bool.TryParse(configuration["WEBSITE_AUTH_ENABLED"], out bool on) && on;
        string header = request.Headers[Principal].ToString();
        return authenticationIsOn && header.Length > 0 ? Read(header) : null;
    }

    /// <inheritdoc/>
    public StaffMember? SignIn(HttpContext context, string key) => null;

    /// <inheritdoc/>
    public void SignOut(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Redirect("/.auth/logout");
    }

    private static StaffMember? Read(string header)
    {
        try
        {
            ClientPrincipal? principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
            string? name = principal?.Claims.FirstOrDefault(c => c.Typ == principal.Name_typ)?.Val;
            return name is null ? null : new StaffMember(name, [.. Roles(principal!)]);
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<Party> Roles(ClientPrincipal principal) => principal.Claims
        .Where(c => c.Typ == principal.Role_typ)
        .SelectMany(c => StaffMember.AllRoles.Where(r => string.Equals(r.ToString(), c.Val, StringComparison.OrdinalIgnoreCase)));

    private sealed record ClientPrincipal(string Auth_typ, string Name_typ, string Role_typ, IReadOnlyList<ClientClaim> Claims);

    private sealed record ClientClaim(string Typ, string Val);
}
