using System.Text;
using System.Text.Unicode;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// Looks at every text of a request that is not JSON before any function sees it: path, query, headers, and the form of a page. Bodies of
/// JSON are read by
/// <see cref="RequestBody"/>, files of orders and facts line by line.
/// </summary>
internal static class RequestText
{
    // Names of files, keys and conditions: what is stored or compared. The rest is between the client and the server.
    private static readonly string[] Heard =
        [Idempotency.Header, "If-Match", "If-None-Match", "Prefer", "X-File-Name", "X-Withhold", "Accept-Language"];

    /// <summary>The first text that is none, or null.</summary>
    public static async Task<Refusal?> Check(HttpRequest request) =>
        Path(PathText.Raw(request)) ?? Query(request) ?? Headers(request) ?? await Form(request);

    /// <summary>The refusal of a text, or null when it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">Its field.</param>
    /// <param name="lines">Whether it may have several lines.</param>
    public static Refusal? Check(string text, string field, bool lines = false) => PlainText.Flaw(text, lines) is { } flaw
        ? new Refusal("TEXT_UNUSABLE", 400, $"The field {field} {flaw}.", "Send text in UTF-8 without control characters.", field)
        : null;

    private static Refusal? Path(string raw)
    {
        foreach (string part in raw.Split('/'))
        {
            if (Encoded(part, "the path", "path") is { } refusal)
            {
                return refusal;
            }

            if (Uri.UnescapeDataString(part).Length > GivenIds.Longest)
            {
                return new Refusal(
                    "ID_UNUSABLE", 400, $"A part of the path has more than {GivenIds.Longest} characters.", "Check the address: no id and no link is so long.");
            }
        }

        return null;
    }

    private static Refusal? Query(HttpRequest request)
    {
        foreach (string pair in (request.QueryString.Value ?? "").TrimStart('?').Split('&'))
        {
            string name = Uri.UnescapeDataString(pair.Split('=')[0]);
            string field = PlainText.Flaw(name) is null ? $"?{name}" : "?";
            if (Encoded(pair, field, field) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? Headers(HttpRequest request) =>
        Heard.Select(name => Encoded(request.Headers[name].ToString(), name, name)).FirstOrDefault(refusal => refusal is not null);

    // The API's forms hold files and are streamed by the route that takes them; a page's are small, and read here once for all.
    private static async Task<Refusal?> Form(HttpRequest request)
    {
        if (!request.HasFormContentType || request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Kept, since a reader that gave up does not say what it found: a character that no text has, or no end of the form.
        bool fields = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;
        if (fields)
        {
            request.EnableBuffering();
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or IOException and not BadHttpRequestException && StoreFailure.Of(broken) is null)
        {
            return fields && await NullIn(request) is { } field
                ? new Refusal(
                    "TEXT_UNUSABLE", 400, $"The field {field} holds a control character, U+0000.", "Send text in UTF-8 without control characters.", field)
                : new Refusal("REQUEST_BROKEN", 400, "The form could not be read to its end.", "Send it again, whole.");
        }

        return form
            .Select(field => Check(field.Key, "name of a field") ?? Check(field.Value.ToString(), field.Key, PlainText.HasLines(field.Key)))
            .Concat(form.Files.Select(file => Check(file.FileName, file.Name)))
            .FirstOrDefault(refusal => refusal is not null);
    }

    // The name of the field that holds U+0000; null when none does.
    private static async Task<string?> NullIn(HttpRequest request)
    {
        request.Body.Position = 0;
        using StreamReader reader = new(request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        string sent = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        string? pair = sent.Split('&').FirstOrDefault(p => p.Contains("%00", StringComparison.Ordinal) || p.Contains('\0', StringComparison.Ordinal));
        string? name = pair is null ? null : Uri.UnescapeDataString(pair.Split('=')[0].Replace('+', ' '));
        return name is null || PlainText.Flaw(name) is null ? name : "name of a field";
    }

    // What is percent-encoded must be UTF-8: a server would put a question mark for the rest, and nobody would know.
    private static Refusal? Encoded(string text, string told, string field)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return Check(text, field);
        }

        byte[] bytes = Bytes(text);
        return Utf8.IsValid(bytes)
            ? Check(Encoding.UTF8.GetString(bytes), field)
            : new Refusal("TEXT_UNUSABLE", 400, $"In {told}, what is percent-encoded is not UTF-8.", "Encode the bytes of UTF-8.", field);
    }

    private static byte[] Bytes(string text)
    {
        List<byte> bytes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                int units = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, units));
                i += units - 1;
            }
        }

        return [.. bytes];
    }
}
