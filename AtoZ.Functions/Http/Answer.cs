using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Http;

/// <summary>An answer of the API, whole: what is sent now is what an idempotency key stores and sends again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON text; empty when none.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Location">Of what was created; null when nothing was.</param>
public sealed record Answer(int Status, string Body, string ContentType, string? Location = null) : IResult
{
    /// <summary>Set when an idempotency key sent the first answer again.</summary>
    public bool Replayed { get; init; }

    /// <summary>Seconds after which to try again; null when that would not help.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Whether the request did what it was to do.</summary>
    public bool Succeeded => this.Status is >= 200 and < 300;

    /// <summary>200 with a body.</summary>
    public static Answer Ok<T>(T body) => With(StatusCodes.Status200OK, body);

    /// <summary>201 with a body and where the new thing is.</summary>
    public static Answer Created<T>(string location, T body) => With(StatusCodes.Status201Created, body) with { Location = location };

    /// <summary>202: stored, and taking effect soon.</summary>
    public static Answer Accepted<T>(T body) => With(StatusCodes.Status202Accepted, body);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        HttpResponse response = httpContext.Response;
        response.StatusCode = this.Status;
        response.ContentType = this.ContentType;

        // Cases are private: nothing between here and the reader may keep a copy.
        response.Headers.CacheControl = "no-store";
        if (this.Location is not null)
        {
            response.Headers.Location = this.Location;
        }

        if (this.Replayed)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        if (this.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await response.WriteAsync(this.Body, httpContext.RequestAborted);
    }

    private static Answer With<T>(int status, T body) => new(status, JsonSerializer.Serialize(body, ApiJson.Options), "application/json; charset=utf-8");
}
