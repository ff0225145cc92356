using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

/// <summary>Somebody with a browser's cookies, who goes where redirects lead, step by step, so that a test can bend one of them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor() => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = this.Cookies });

    public CookieContainer Cookies { get; } = new();

    /// <summary>Where the last redirects led, with the page that answered.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>Asks for a page and follows redirects, up to a page, or to an address that a test wants to see first.</summary>
    public async Task<(int Status, string Text)> Go(Uri address, Func<Uri, bool>? stopBefore = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        return await Follow(request, stopBefore);
    }

    /// <summary>Fills in the provider's form.</summary>
    public async Task<(int Status, string Text)> LogIn(string text, string login, Func<Uri, bool>? stopBefore = null)
    {
        Match form = Form().Match(text);
        Assert.True(form.Success, $"No form at {this.At}: {text}");
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(this.At, WebUtility.HtmlDecode(form.Groups["action"].Value)));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["prompt"] = "login", ["login"] = login, ["password"] = "any" });
        return await Follow(request, stopBefore);
    }

    public Task<HttpResponseMessage> Post(Uri address) => _http.PostAsync(address, new FormUrlEncodedContent([]));

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, string Text)> Follow(HttpRequestMessage first, Func<Uri, bool>? stopBefore)
    {
        HttpResponseMessage answer = await _http.SendAsync(first);
        this.At = first.RequestUri!;
        for (int hops = 0; answer.Headers.Location is { } next; hops++)
        {
            Assert.InRange(hops, 0, 10);
            this.At = new Uri(this.At, next);
            if (stopBefore?.Invoke(this.At) == true)
            {
                return ((int)answer.StatusCode, "");
            }

            answer.Dispose();
            answer = await _http.GetAsync(this.At);
        }

        using (answer)
        {
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex("""<form[^>]*action="(?<action>[^"]+)"[^>]*method="post"|<form[^>]*method="post"[^>]*action="(?<action>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
