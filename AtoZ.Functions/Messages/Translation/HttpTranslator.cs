using System.Net.Http.Json;
using System.Text.Json.Serialization;
using AtoZ.Functions.Settings;

namespace AtoZ.Functions.Messages.Translation;

/// <summary>
/// A translator that speaks the open interface of LibreTranslate (https://docs.libretranslate.com): the server itself, which anybody can run, or a
/// gateway before another service.
/// </summary>
internal sealed class HttpTranslator : ITranslator, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly string? _key;

    /// <summary>A translator at the address that is set.</summary>
    public HttpTranslator(TranslationSettings settings)
    {
        _key = settings.Key;
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        _http = new HttpClient(handler) { BaseAddress = settings.Url, Timeout = Longest };
    }

    /// <inheritdoc/>
    public bool IsSet => true;

    /// <inheritdoc/>
    public async Task<string> Translate(string text, string language, CancellationToken cancellationToken)
    {
        Asked asked = new(text, "auto", language, "text", _key);
        using HttpResponseMessage response = await _http.PostAsJsonAsync("translate", asked, cancellationToken);
        response.EnsureSuccessStatusCode();
        Translated? answer = await response.Content.ReadFromJsonAsync<Translated>(cancellationToken);
        return answer is { Text: { Length: > 0 } translated } ? translated : throw new HttpRequestException("The translator answered without a text.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private sealed record Asked(
        [property: JsonPropertyName("q")] string Text,
        [property: JsonPropertyName("source")] string From,
        [property: JsonPropertyName("target")] string To,
        [property: JsonPropertyName("format")] string Format,
        [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key);

    private sealed record Translated([property: JsonPropertyName("translatedText")] string? Text);
}
