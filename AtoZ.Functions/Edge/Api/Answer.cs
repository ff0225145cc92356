using System.Text.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>An answer of the API, whole: what is sent now is what an idempotency key stores and sends again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON text; empty when none.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Location">Of what was created; null when nothing was.</param>
internal sealed record Answer(int Status, string Body, string ContentType, string? Location = null) : IResult
{
    /// <summary>Set when an idempotency key sent the first answer again.</summary>
    public bool Replayed { get; init; }

    /// <summary>The refusal that this is the answer to; null when it is none, or one that was stored.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether a refusal was put on record with its reasons, which must outlast it (PROCESS §12).</summary>
    public bool OnRecord { get; init; }

    /// <summary>The state that was read; null where nothing is compared.</summary>
    public string? ETag { get; init; }

    /// <summary>What of the request's Prefer was done.</summary>
    public string? PreferenceApplied { get; init; }

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
        HttpResponse response = httpContext.Response;
        response.StatusCode = this.Status;

        // Cases are private: nothing between here and the reader may keep a copy.
        response.Headers.CacheControl = "no-store";
        if (this.ETag is not null)
        {
            response.Headers.ETag = this.ETag;
            if (httpContext.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(this.ETag, StringComparer.Ordinal))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = this.ContentType;
        if (this.PreferenceApplied is not null)
        {
            response.Headers["Preference-Applied"] = this.PreferenceApplied;
        }

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
