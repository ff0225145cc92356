using System.Text;
using System.Text.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Json;

/// <summary>Reads a JSON body into a record, or says why it is none.</summary>
internal static class RequestBody
{
    /// <summary>No command is longer; evidence and imports are streamed on routes of their own.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="type">The record, where only the address says which; null for <typeparamref name="T"/> itself.</param>
    /// <returns>The record and the bytes it was made of, or a refusal.</returns>
    public static async Task<BodyRead<T>> Read<T>(HttpRequest request, CancellationToken cancellationToken, Type? type = null)
        where T : class
    {
        (byte[] bytes, Refusal? refusal) = await Raw(request, cancellationToken);
        return refusal is null ? Parse<T>(bytes, type) : BodyRead<T>.Refused(refusal);
    }

    /// <summary>Reads the bytes of a JSON body whose form is not ours.</summary>
    /// <returns>The bytes, or a refusal.</returns>
    internal static async Task<(byte[] Bytes, Refusal? Refusal)> Raw(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return ([], new Refusal("CONTENT_TYPE_UNSUPPORTED", 415, $"The body's type is '{request.ContentType}'.", "Send JSON with 'Content-Type: application/json'."));
        }

        return await Bytes(request, MaximumBytes, cancellationToken) is { } bytes
            ? (bytes, null)
            : ([], new Refusal("BODY_TOO_LARGE", 413, $"The body is larger than {MaximumBytes} bytes.", "Send files as evidence, and words in short."));
    }

    /// <summary>Turns the payload of a command into its record.</summary>
    public static (object? Value, Refusal? Refusal) Convert(JsonElement payload, Type type, string at) =>
        BodyShape.Check(payload, type, at) is { } refusal ? (null, refusal) : (payload.Deserialize(type, ApiJson.Options), null);

    /// <summary>Turns bytes into a record, or says why they are none.</summary>
    internal static BodyRead<T> Parse<T>(byte[] bytes, Type? type = null)
        where T : class
    {
        if (bytes.All(b => char.IsWhiteSpace((char)b)))
        {
            return BodyRead<T>.Refused(new Refusal("BODY_MISSING", 400, "The request has no body.", "Send the JSON that this route describes."));
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return (BodyText.Check(document.RootElement) ?? BodyShape.Check(document.RootElement, type ?? typeof(T), "")) is { } refusal
                ? BodyRead<T>.Refused(refusal)
                : new BodyRead<T>((T?)document.RootElement.Deserialize(type ?? typeof(T), ApiJson.Options), bytes, null);
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            string place = error is JsonException { LineNumber: { } line, BytePositionInLine: { } column } ? $" at line {line + 1}, byte {column + 1}" : "";
            return BodyRead<T>.Refused(new Refusal("BODY_NOT_JSON", 400, $"The body is not JSON{place}.", "Send one JSON object in UTF-8, each field once."));
        }
    }

    /// <summary>Reads a body of any kind whole; null when it is larger than it may be.</summary>
    internal static async Task<byte[]?> Bytes(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        byte[] buffer = new byte[most + 1];
        int length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > most ? null : buffer[..length];
    }
}

/// <summary>What became of reading a body: the record with its bytes, or a refusal.</summary>
internal sealed record BodyRead<T>(T? Value, ReadOnlyMemory<byte> Bytes, Refusal? Refusal)
    where T : class
{
    internal static BodyRead<T> Refused(Refusal refusal) => new(null, default, refusal);
}
