using System.Text.Json;
using AtoZ.Functions.Claims;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Http;

/// <summary>
/// The one place that turns a refusal, or an exception nobody foresaw, into a problem of RFC 9457. An exception is logged with the
/// number that the caller gets; its text never leaves the app.
/// </summary>
public sealed class Problems(ILogger<Problems> logger) : IFunctionsWorkerMiddleware
{
    private const string ContentType = "application/problem+json; charset=utf-8";

    /// <summary>The answer to a refusal.</summary>
    public static Answer From(Refusal refusal, string? instance = null) => From(refusal, [], instance);

    /// <summary>The answer to a refusal, with the rules that were not met.</summary>
    public static Answer From(Refusal refusal, IReadOnlyList<RuleShown> failedRules, string? instance = null)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ProblemBody body = new(
            $"urn:atoz:problem:{refusal.Code.ToLowerInvariant().Replace('_', '-')}",
            ReasonPhrases.GetReasonPhrase(refusal.Status),
            refusal.Status,
            refusal.Detail,
            refusal.Code,
            refusal.Field,
            refusal.Remedy,
            instance,
            failedRules.Count == 0 ? null : failedRules);
        return new Answer(refusal.Status, JsonSerializer.Serialize(body, ProblemJson), ContentType);
    }

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            // Orchestrations, activities and timers: the runtime must see what went wrong.
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            context.GetInvocationResult().Value = Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (BadHttpRequestException refused)
        {
            // The server's own limits: too large, cut off, malformed.
            context.GetInvocationResult().Value = From(BadRequest(refused), $"urn:uuid:{context.InvocationId}");
        }
#pragma warning disable CA1031 // The one catch-all of the app (STYLE rule 9).
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.LogError(error, "Request {DebugId} to {Function} failed", context.InvocationId, context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = Unforeseen(error, $"urn:uuid:{context.InvocationId}");
        }
    }

    private static Answer Unforeseen(Exception error, string instance) => IsStorage(error)
        ? From(StorageDown, instance) with { RetryAfterSeconds = 30 }
        : From(Internal, instance);

    private static bool IsStorage(Exception error) => error switch
    {
        RequestFailedException refused => refused.Status is 0 or >= 500,
        AggregateException retries => retries.InnerExceptions.Any(IsStorage),
        _ => false,
    };

    private static Refusal StorageDown { get; } = new(
        "STORAGE_UNAVAILABLE", StatusCodes.Status503ServiceUnavailable, "The storage of files does not answer.", "Send the same request again, with the same Idempotency-Key.");

    private static Refusal Internal { get; } = new(
        "INTERNAL", StatusCodes.Status500InternalServerError, "Something went wrong here.", "Try again with the same Idempotency-Key; if it stays, report the instance.");

    private static JsonSerializerOptions ProblemJson { get; } = new(ApiJson.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static Refusal BadRequest(BadHttpRequestException refused) => refused.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? new Refusal("BODY_TOO_LARGE", refused.StatusCode, "The body is larger than this server takes.", "Send less at once.")
        : new Refusal("REQUEST_BROKEN", StatusCodes.Status400BadRequest, "The request could not be read to its end.", "Send it again, whole.");
}

/// <summary>The body of a problem.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, string? Field, string Remedy, string? Instance, IReadOnlyList<RuleShown>? FailedRules);

/// <summary>A rule that was not met, as the caller sees it.</summary>
public sealed record RuleShown(string Code, string Reason, string Fact, string Remedy, DateTimeOffset? EligibleFrom);
