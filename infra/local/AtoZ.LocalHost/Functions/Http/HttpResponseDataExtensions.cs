using System.Text;
using AtoZ.LocalHost.Hosting.Binding;
using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Writing an answer.</summary>
public static class HttpResponseDataExtensions
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">UTF-8 when null.</param>
    public static void WriteString(this HttpResponseData response, string value, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.WriteBytes((encoding ?? Encoding.UTF8).GetBytes(value));
    }

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">UTF-8 when null.</param>
    /// <returns>When written.</returns>
    public static Task WriteStringAsync(this HttpResponseData response, string value, Encoding? encoding = null) =>
        response.WriteStringAsync(value, CancellationToken.None, encoding);

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <param name="encoding">UTF-8 when null.</param>
    /// <returns>When written.</returns>
    public static Task WriteStringAsync(this HttpResponseData response, string value, CancellationToken cancellationToken, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.WriteBytesAsync((encoding ?? Encoding.UTF8).GetBytes(value), cancellationToken);
    }

    /// <summary>Writes JSON with the worker's serializer.</summary>
    /// <typeparam name="T">The type that is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The object.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(this HttpResponseData response, T? instance, CancellationToken cancellationToken = default) =>
        response.WriteAsJsonAsync(instance, Json, cancellationToken);

    /// <summary>Writes JSON with the worker's serializer under a content type.</summary>
    /// <typeparam name="T">The type that is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The object.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T? instance, string contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.WriteAsJsonAsync(instance, WorkerSerializer.Of(response.FunctionContext), contentType, cancellationToken);
    }

    /// <summary>Writes JSON with a serializer.</summary>
    /// <typeparam name="T">The type that is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The object.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T? instance, ObjectSerializer serializer, CancellationToken cancellationToken = default) =>
        response.WriteAsJsonAsync(instance, serializer, Json, cancellationToken);

    /// <summary>Writes JSON with a serializer under a content type.</summary>
    /// <typeparam name="T">The type that is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The object.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T? instance, ObjectSerializer serializer, string contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(contentType);
        response.Headers.Add("Content-Type", contentType);
        return serializer.SerializeAsync(response.Body, instance, typeof(T), cancellationToken);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    public static void WriteBytes(this HttpResponseData response, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.Body.Write(value);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    /// <returns>When written.</returns>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value) => response.WriteBytesAsync(value, CancellationToken.None);

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When written.</returns>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.Body.WriteAsync(value, cancellationToken).AsTask();
    }
}
