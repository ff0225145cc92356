using System.Collections.Concurrent;
using System.Text.Json;
using AtoZ.Functions.Messages.Translation;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Messages.Translation;

/// <summary>A translation server over real HTTP, with LibreTranslate's interface; it puts the language before the words.</summary>
internal sealed class TranslationServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private TranslationServer(WebApplication server) => _server = server;

    /// <summary>The bodies that came, the oldest first.</summary>
    public ConcurrentQueue<JsonElement> Asked { get; } = new();

    /// <summary>Whether it answers 503.</summary>
    public bool Down { get; set; }

    /// <summary>The app's own translator, at this server.</summary>
    public HttpTranslator Translator { get; private set; } = null!;

    public static async Task<TranslationServer> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        TranslationServer server = new(builder.Build());
        server._server.Run(server.Answer);
        await server._server.StartAsync();
        string address = server._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Translator = new HttpTranslator(new TranslationSettings(new Uri(address + "/"), "key-1"));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Translator.Dispose();
        await _server.DisposeAsync();
    }

    private async Task Answer(HttpContext http)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(http.Request.Body);
        JsonElement asked = body.RootElement.Clone();
        Asked.Enqueue(asked);
        bool known = http.Request.Path == "/translate" && HttpMethods.IsPost(http.Request.Method);
        http.Response.StatusCode = Down ? StatusCodes.Status503ServiceUnavailable : known ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        if (!Down && known)
        {
            await http.Response.WriteAsJsonAsync(new { translatedText = $"[{asked.GetProperty("target")}] {asked.GetProperty("q")}" });
        }
    }
}
