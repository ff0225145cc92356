using System.Net;
using System.Text;
using AtoZ.LocalHost.Hosting.Binding;
using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reading a request and starting its answer.</summary>
public static class HttpRequestDataExtensions
{
    private const int BufferSize = 1024;

    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">UTF-8 when null.</param>
    /// <returns>The text; null when there is no body.</returns>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using StreamReader reader = Reader(request.Body, encoding);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">UTF-8 when null.</param>
    /// <returns>The text; null when there is no body.</returns>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body is null)
        {
            return null;
        }

        using StreamReader reader = Reader(request.Body, encoding);
        return reader.ReadToEnd();
    }

    /// <summary>Reads the body with the worker's serializer.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The object.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ReadFromJsonAsync<T>(WorkerSerializer.Of(request.FunctionContext), cancellationToken);
    }

    /// <summary>Reads the body with a serializer.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The object.</returns>
    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        object? value = await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);
        return value is null ? default : (T)value;
    }

    /// <summary>An answer with a status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statusCode">The status.</param>
    /// <returns>The answer.</returns>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }

    private static StreamReader Reader(Stream body, Encoding? encoding) =>
        new(body, encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true);
}
