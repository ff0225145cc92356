using System.Text;
using System.Text.Json;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using DurableTask.Sqlite.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

public class AppServiceSignInTests
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string RoleType = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";
    private const string MailType = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

    // As Entra's tokens come through: roles under their own name, whatever role_typ says; not everybody has a mail address.
    private static readonly string Ruth = Encoded(("preferred_username", "ruth@shop.example"), ("roles", "Reviewer"), ("roles", "collector"), ("roles", "Owner of everything"));

    [Fact]
    public void A_member_has_the_roles_that_entra_gave()
    {
        StaffMember ruth = Who("True", Ruth)!;
        Assert.Equal("ruth@shop.example", ruth.Name);
        Assert.Equal([Party.Reviewer, Party.Collector], ruth.Roles);
        Assert.Equal([Party.Approver], Who("true", Encoded((MailType, "a@shop.example"), (RoleType, "Approver")))!.Roles);
    }

    [Fact]
    public void Every_role_of_the_app_is_one_of_the_application_in_entra()
    {
        IEnumerable<string> given = JsonDocument.Parse(RepositoryRoot.Read("infra", "azure", "hooks", "staff-roles.json")).RootElement.EnumerateArray().Select(r => r.GetProperty("value").GetString()!);
        Assert.Equal(StaffMember.AllRoles.Select(r => r.ToString()).Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("False")]
    [InlineData("1")]
    public void Where_the_platform_does_not_authenticate_its_headers_count_for_nothing(string? on) => Assert.Null(Who(on, Ruth));

    [Theory]
    [InlineData("no base64!")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("e30=")]
    [InlineData("eyJjbGFpbXMiOltdfQ==")]
    public void A_header_that_names_nobody_is_nobody(string header) => Assert.Null(Who("True", header));

    [Fact]
    public void A_second_header_beside_the_platform_s_is_refused()
    {
        DefaultHttpContext context = new();
        context.Request.Headers[Header] = new([Ruth, Ruth]);
        Assert.Null(SignIn("True").Who(context.Request));
    }

    [Fact]
    public async Task A_person_comes_back_to_the_page_that_was_wanted_and_leaves_by_the_platform()
    {
        Assert.Equal("/.auth/login/aad?post_login_redirect_uri=%2Fstaff%2Fmoney", SignIn("True").SignInAddress("/staff/money"));
        Assert.StartsWith("/.auth/logout?", await SignIn("True").SignOut(new DefaultHttpContext()), StringComparison.Ordinal);
    }

    // By the sign-in that Azure uses, in the app as a whole, and no platform before it.
    [Fact]
    public async Task A_header_from_outside_opens_nothing_on_a_host_without_the_platform()
    {
        await using TestHost host = await TestHost.StartAsync(TheApp.On(
            LocalClock.Virtual(Market.Start),
            builder => builder.Services.AddSingleton<IStaffSignIn, AppServiceSignIn>(),
            ("Sample", "none")));
        Assert.IsType<AppServiceSignIn>(host.Services.GetRequiredService<IStaffSignIn>());
        foreach (string path in new[] { "/api/staff/queue", "/staff" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Add(Header, Ruth);
            request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "ruth@shop.example");
            using HttpResponseMessage answer = await host.Client.SendAsync(request);
            Assert.Equal(path == "/staff" ? 303 : 401, (int)answer.StatusCode);
        }
    }

    // Azure sets it, and on Azure the template switches authentication on; nobody sets it by hand.
    [Fact]
    public void Only_the_platform_says_that_it_authenticates() =>
        Assert.All(Infra.Deployment.All, d => Assert.DoesNotContain("WEBSITE_AUTH_ENABLED", d.Settings.Select(s => s.Key)));

    private static AppServiceSignIn SignIn(string? on) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_AUTH_ENABLED"] = on }).Build());

    private static StaffMember? Who(string? on, string header)
    {
        DefaultHttpContext context = new();
        context.Request.Headers[Header] = header;
        return SignIn(on).Who(context.Request);
    }

    private static string Encoded(params (string Typ, string Val)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        name_typ = MailType,
        role_typ = RoleType,
        claims = claims.Select(c => new { typ = c.Typ, val = c.Val }),
    })));
}
