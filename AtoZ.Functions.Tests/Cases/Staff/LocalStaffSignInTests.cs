using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Messages.Links;
using AtoZ.Local.SignIn;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

public class LocalStaffSignInTests
{
    private readonly SteppingClock _clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly LocalStaffSignIn _signIn;

    public LocalStaffSignInTests() => _signIn = new LocalStaffSignIn(
        [new LocalStaffAccount("ines", [Party.Investigator], "key-of-ines"), new LocalStaffAccount("anna", [Party.Approver], "key-of-anna")], new LinkKeys(new byte[32], null), _clock);

    [Fact]
    public void A_bearer_key_names_its_member()
    {
        Assert.Equal("anna", _signIn.Who(Bearer("key-of-anna"))?.Name);
        Assert.True(_signIn.Who(Bearer("key-of-ines"))!.Is(Party.Investigator));
        Assert.Null(_signIn.Who(Bearer("key-of-nobody")));
        Assert.Null(_signIn.Who(Bearer("")));
        Assert.Null(_signIn.Who(new DefaultHttpContext().Request));
    }

    [Theory]
    [InlineData(0, "ines")]
    [InlineData(11.99, "ines")]
    [InlineData(12, null)]
    public void A_session_lasts_twelve_hours(double hours, string? name)
    {
        HttpRequest request = WithCookie(CookieOf("key-of-ines"));
        _clock.Now = _clock.Now.AddHours(hours);
        Assert.Equal(name, _signIn.Who(request)?.Name);
    }

    [Fact]
    public void The_cookie_is_not_for_scripts_nor_for_other_sites()
    {
        DefaultHttpContext context = new();
        _signIn.SignIn(context, "key-of-ines");
        string cookie = context.Response.Headers.SetCookie.ToString();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("key-of-ines", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_cookie_and_a_wrong_key_open_nothing()
    {
        string cookie = CookieOf("key-of-ines");
        Assert.Null(_signIn.Who(WithCookie(cookie[..^2] + (cookie[^2] == 'A' ? "BA" : "AA"))));
        Assert.Null(_signIn.Who(WithCookie("")));
        DefaultHttpContext context = new();
        Assert.Null(_signIn.SignIn(context, "guess"));
        Assert.Empty(context.Response.Headers.SetCookie.ToString());
    }

    private static HttpRequest Bearer(string key)
    {
        DefaultHttpContext context = new();
        context.Request.Headers.Authorization = $"Bearer {key}";
        return context.Request;
    }

    private static HttpRequest WithCookie(string value)
    {
        DefaultHttpContext context = new();
        context.Request.Headers.Cookie = $"{LocalStaffSignIn.Cookie}={value}";
        return context.Request;
    }

    private string CookieOf(string key)
    {
        DefaultHttpContext context = new();
        _signIn.SignIn(context, key);
        return context.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2)[1];
    }
}
