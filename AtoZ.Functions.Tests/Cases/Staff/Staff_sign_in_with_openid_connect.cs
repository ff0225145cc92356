using System.Net;
using System.Net.Sockets;
using System.Text;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using DurableTask.Sqlite.Time;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

/// <summary>Outside Azure: the whole app against a real provider of OpenID Connect. Its clock stands, so tokens of the provider are as old as a test says.</summary>
public sealed class Staff_sign_in_with_openid_connect : IAsyncLifetime
{
    private readonly LocalClock _clock = Now();
    private Uri _app = null!;
    private OidcServer _provider = null!;
    private TestHost _host = null!;

    public async Task InitializeAsync()
    {
        int port = FreePort();
        _app = new Uri($"http://localhost:{port}/");
        _provider = await OidcServer.Start(_app);
        _host = await Start(port, _provider.Issuer, _clock);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_reviewer_signs_in_and_comes_to_the_page_that_was_wanted()
    {
        using Visitor ruth = new();
        (int status, string text) = await ruth.LogIn((await ruth.Go(new Uri(_app, "staff/policy"))).Text, "ruth");
        Assert.Equal((200, new Uri(_app, "staff/policy")), (status, ruth.At));
        Assert.Contains("ruth@shop.example", text, StringComparison.Ordinal);
        Assert.Equal(200, (await ruth.Go(new Uri(_app, "staff"))).Status);

        System.Net.Cookie session = ruth.Cookies.GetCookies(_app).Single();
        Assert.True(session.HttpOnly);
        Assert.DoesNotContain("ruth", session.Value, StringComparison.Ordinal);

        // What the reader of the cookie knows is what the provider said.
        (status, text) = await ruth.Go(new Uri(_app, "api/staff/queue"));
        Assert.Equal(200, status);
        Assert.Contains("\"roles\":[\"Reviewer\"]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_role_is_told_so_and_sees_nothing()
    {
        using Visitor nick = new();
        (int status, string text) = await nick.LogIn((await nick.Go(new Uri(_app, "staff"))).Text, "nick");
        Assert.Equal(403, status);
        Assert.Contains("You have no role here", text, StringComparison.Ordinal);
        Assert.Contains("nick@shop.example", text, StringComparison.Ordinal);
        foreach (string page in new[] { "staff/money", "staff/claim/clm_1", "staff/policy", "api/staff/queue", "api/staff/claims/clm_1", "api/staff/policy/packs" })
        {
            Assert.Equal(403, (await nick.Go(new Uri(_app, page))).Status);
        }
    }

    [Fact]
    public async Task A_session_ends_by_the_clock_and_by_signing_out()
    {
        using Visitor anna = await SignedIn("anna");
        using HttpResponseMessage signedOut = await anna.Post(new Uri(_app, "staff/sign-out"));
        Assert.Contains(new Uri(_provider.Issuer, "session/end").ToString(), signedOut.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Cookies.GetCookies(_app), c => !c.Expired);
        Assert.Equal(401, (await anna.Go(new Uri(_app, "api/staff/queue"))).Status);

        using Visitor ruth = await SignedIn("ruth");
        await _clock.WalkToAsync(_clock.GetUtcNow() + TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await ruth.Go(new Uri(_app, "api/staff/queue"))).Status);
        await _clock.WalkToAsync(_clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await ruth.Go(new Uri(_app, "api/staff/queue"))).Status);
        using HttpResponseMessage late = await ruth.Post(new Uri(_app, "staff/next"));
        Assert.Equal(401, (int)late.StatusCode);
        Assert.Contains("Your session is over", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_another_sign_in_is_refused()
    {
        using Visitor visitor = new();
        await visitor.Go(new Uri(_app, "staff"), IsAuthorization);
        Uri bent = With(visitor.At, "nonce", "another");
        (int status, string text) = await visitor.LogIn((await visitor.Go(bent)).Text, "ruth");
        Assert.Equal(403, status);
        Assert.Contains("Nobody was signed in", text, StringComparison.Ordinal);
        Assert.Contains(_host.Logs.Lines, l => l.Text.Contains("IDX21321", StringComparison.Ordinal));
        Assert.Equal(401, (await visitor.Go(new Uri(_app, "api/staff/queue"))).Status);
    }

    [Fact]
    public async Task The_provider_holds_a_code_to_whoever_asked_for_it()
    {
        using Visitor visitor = new();
        await visitor.Go(new Uri(_app, "staff"), IsAuthorization);
        Uri bent = With(visitor.At, "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        Assert.Equal(403, (await visitor.LogIn((await visitor.Go(bent)).Text, "ruth")).Status);
        Assert.Contains(_host.Logs.Lines, l => l.Text.Contains("invalid_grant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_signs_nobody_in()
    {
        using Visitor thief = new(), victim = new();
        await thief.LogIn((await thief.Go(new Uri(_app, "staff"))).Text, "ruth", IsCallback);
        Uri callback = thief.At;

        // Somebody else's browser is led to it: it never began a sign-in, or began another one.
        Assert.Equal(400, (await victim.Go(callback)).Status);
        await victim.Go(new Uri(_app, "staff"), IsAuthorization);
        Assert.Equal(400, (await victim.Go(callback)).Status);
        Assert.Equal(400, (await thief.Go(With(callback, "state", "other"))).Status);

        // Used up by the try before, and too late for another reason as well.
        Assert.Equal(400, (await thief.Go(callback)).Status);
    }

    [Fact]
    public async Task An_answer_of_another_issuer_or_an_old_token_is_refused()
    {
        using Visitor mixed = new();
        await mixed.LogIn((await mixed.Go(new Uri(_app, "staff"))).Text, "ruth", IsCallback);
        Assert.Contains("iss=", mixed.At.Query, StringComparison.Ordinal);
        Assert.Equal(403, (await mixed.Go(With(mixed.At, "iss", "https://evil.example"))).Status);

        using Visitor slow = new();
        await slow.LogIn((await slow.Go(new Uri(_app, "staff"))).Text, "ruth", IsCallback);
        Uri callback = slow.At;
        await _clock.WalkToAsync(_clock.GetUtcNow() + TimeSpan.FromMinutes(3));
        Assert.Equal(403, (await slow.Go(callback)).Status);
        Assert.Contains(_host.Logs.Lines, l => l.Text.Contains("IDX10230", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_cancels_or_has_no_name_is_not_signed_in()
    {
        using Visitor cancels = new();
        await cancels.Go(new Uri(_app, "staff"), IsAuthorization);
        string state = System.Web.HttpUtility.ParseQueryString(cancels.At.Query)["state"]!;
        Assert.Equal(403, (await cancels.Go(new Uri(_app, $"signin-oidc?error=access_denied%20forged&state={state}"))).Status);
        Assert.Contains(_host.Logs.Lines, l => l.Text.Contains("said access_deniedforged", StringComparison.Ordinal));

        using Visitor nameless = new();
        Assert.Equal(403, (await nameless.LogIn((await nameless.Go(new Uri(_app, "staff"))).Text, "nameless")).Status);
        Assert.Contains(_host.Logs.Lines, l => l.Text.Contains("OidcNameClaim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_elsewhere_is_never_where_a_sign_in_leads()
    {
        using Visitor visitor = new();
        await visitor.LogIn((await visitor.Go(new Uri(_app, "signin?return=https%3A%2F%2Fevil.example"))).Text, "ruth");
        Assert.Equal(new Uri(_app, "staff"), visitor.At);
    }

    [Fact]
    public async Task A_program_of_staff_calls_the_api_with_a_token_for_it_and_with_no_other()
    {
        string token = await _provider.Token();
        Assert.Equal("robot", (await Queue(token)).Text("name"));
        string[] parts = token.Split('.');
        string forged = Encoding.UTF8.GetString(Base64Url(parts[1])).Replace("\"Reviewer\"", "\"Approver\"", StringComparison.Ordinal);
        string[] refused =
        [
            await _provider.Token("https://other.example/api"),
            $"{parts[0]}.{ToBase64Url(forged)}.{parts[2]}",
            $"{ToBase64Url("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "staff-key",
            "",
        ];
        foreach (string wrong in refused)
        {
            (await Queue(wrong)).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        }

        await using OidcServer another = await OidcServer.Start(_app);
        (await Queue(await another.Token())).IsProblem(401, "STAFF_NOT_SIGNED_IN");

        await _clock.WalkToAsync(_clock.GetUtcNow() + TimeSpan.FromMinutes(62));
        (await Queue(token)).IsProblem(401, "STAFF_NOT_SIGNED_IN");
    }

    [Fact]
    public async Task Headers_of_app_service_open_nothing_here()
    {
        string principal = Convert.ToBase64String(Encoding.UTF8.GetBytes(
            """{"auth_typ":"aad","name_typ":"n","role_typ":"r","claims":[{"typ":"n","val":"mallory"},{"typ":"r","val":"Approver"},{"typ":"roles","val":"Approver"}]}"""));
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/staff/queue");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", principal);
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "mallory");
        using HttpResponseMessage answer = await _host.Client.SendAsync(request);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_provider_that_has_changed_its_keys_goes_on_and_one_that_is_down_is_named()
    {
        using Visitor before = await SignedIn("ruth");
        int port = _provider.Issuer.Port;
        await _provider.DisposeAsync();
        Assert.Equal(200, (await before.Go(new Uri(_app, "staff"))).Status);

        _provider = await OidcServer.Start(_app, port);
        using Visitor after = await SignedIn("anna");
        Assert.Equal("robot", (await Queue(await _provider.Token())).Text("name"));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_503_and_one_by_another_name_is_refused()
    {
        await using TestHost nobody = await Start(FreePort(), new Uri($"http://127.0.0.1:{FreePort()}"), Now());
        using HttpResponseMessage page = await nobody.Client.GetAsync("/signin");
        Assert.Equal(503, (int)page.StatusCode);
        Assert.Contains("The sign-in service does not answer", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpRequestMessage call = new(HttpMethod.Get, "/api/staff/queue");
        call.Headers.Authorization = new("Bearer", await _provider.Token());
        (await Reply.Read(await nobody.Client.SendAsync(call))).IsProblem(503, "SIGN_IN_UNAVAILABLE");

        // It answers there, and calls itself otherwise.
        await using OidcServer alias = await OidcServer.Start(_app, host: "localhost");
        await using TestHost misled = await Start(FreePort(), new Uri($"http://127.0.0.1:{alias.Issuer.Port}"), Now());
        using HttpResponseMessage other = await misled.Client.GetAsync("/signin");
        Assert.Equal(503, (int)other.StatusCode);
        Assert.Contains(misled.Logs.Lines, l => l.Text.Contains("calls itself", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task In_a_browser_a_person_signs_in_and_out_again()
    {
        await using Browser browser = await Browser.Start();
        IPage page = await browser.Page(_app);
        await page.GotoAsync("staff");
        await page.Locator("input[name=login]").FillAsync("ruth");
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out ruth@shop.example" })).ToBeVisibleAsync();
        await Browser.Shot(page, "oidc-1-queue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out ruth@shop.example" }).ClickAsync();
        await Assertions.Expect(page.Locator("button[name=logout]")).ToBeVisibleAsync();
        Assert.StartsWith(_provider.Issuer.ToString(), page.Url, StringComparison.Ordinal);
        await page.Locator("button[name=logout]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are signed out");
        await Browser.Shot(page, "oidc-2-signed-out");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync("nick");
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have no role here");
        await Browser.Shot(page, "oidc-3-no-role");
        await Accessibility.Check(page);
    }

    // The provider's clock is the one on the wall; the app's stands, and goes on where a test lets it.
    private static LocalClock Now() => LocalClock.Virtual(DateTimeOffset.UtcNow);

    private static bool IsAuthorization(Uri at) => at.AbsolutePath == "/auth";

    private static bool IsCallback(Uri at) => at.AbsolutePath == "/signin-oidc";

    private static Uri With(Uri at, string name, string value)
    {
        System.Collections.Specialized.NameValueCollection query = System.Web.HttpUtility.ParseQueryString(at.Query);
        query[name] = value;
        return new UriBuilder(at) { Query = query.ToString() }.Uri;
    }

    private static byte[] Base64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private static string ToBase64Url(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task<TestHost> Start(int port, Uri authority, LocalClock clock)
    {
        TestHostSettings settings = TheApp.On(
            clock,
            null,
            ("Sample", "none"),
            ("PublicBaseUrl", $"http://localhost:{port}"),
            ("OidcAuthority", authority.ToString().TrimEnd('/')),
            ("OidcClientId", "atoz"),
            ("OidcClientSecret", OidcServer.Secret),
            ("OidcNameClaim", "preferred_username"),
            ("OidcApiAudience", OidcServer.Audience));
        return TestHost.StartAsync(settings with { Port = port });
    }

    private async Task<Reply> Queue(string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/staff/queue");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using HttpResponseMessage answer = await _host.Client.SendAsync(request);
        return await Reply.Read(answer);
    }

    private async Task<Visitor> SignedIn(string login)
    {
        Visitor visitor = new();
        Assert.Equal(200, (await visitor.LogIn((await visitor.Go(new Uri(_app, "staff"))).Text, login)).Status);
        return visitor;
    }
}
