using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.ProblemTypes;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// The one place that turns a refusal, or an exception nobody foresaw, into a problem of RFC 9457. An exception is logged with the
/// number that the caller gets; its text never leaves the app.
/// </summary>
internal sealed class Problems(ILogger<Problems> logger, UnforeseenPage page, StoreHealth health, HostNames hosts, RequestLimits limits, NewClaims newClaims, IStaffSignIn signIn, Departures departures, InstanceLease leases) : IFunctionsWorkerMiddleware
{
    private const int SecondsUntilAgain = 30;
    private const string ContentType = "application/problem+json; charset=utf-8";

    /// <summary>The answer to a refusal.</summary>
    public static Answer From(Refusal refusal, string? instance = null) => From(refusal, [], instance);

    /// <summary>The answer to a refusal, with the rules that were not met.</summary>
    public static Answer From(Refusal refusal, IReadOnlyList<RuleShown> failedRules, string? instance = null)
    {
        ProblemBody body = new(
            ProblemKind.AddressOf(refusal.Code),
            ReasonPhrases.GetReasonPhrase(refusal.Status),
            refusal.Status,
            refusal.Detail,
            refusal.Code,
            refusal.Remedy,
            refusal.Field,
            instance,
            failedRules.Count == 0 ? null : failedRules);
        return new Answer(refusal.Status, JsonSerializer.Serialize(body, ProblemJson), ContentType) { Refusal = refusal };
    }

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await InBackground(context, next);
            return;
        }

        Urgency.SomebodyWaits = true;
        Operation.Is(http, context.FunctionDefinition.Name);
        try
        {
            if (await Refused(http.Request, context.FunctionDefinition.Name) is { } refused)
            {
                await Write(http, refused, Number(context));
            }
            else
            {
                await next(context);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
            {
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (BadHttpRequestException refused)
        {
            // The server's own limits: too large, cut off, malformed.
            await Write(http, From(BadRequest(refused), Number(context)), Number(context));
        }
#pragma warning disable CA1031 // The one catch-all of the app (STYLE rule 9).
        catch (Exception error)
#pragma warning restore CA1031
        {
            await Write(http, Unforeseen(error, context), Number(context));
        }

        await BodyDrain.Rest(http.Request);
    }

    // What costs least is looked at first.
    private async Task<Answer?> Refused(HttpRequest request, string function) =>
        hosts.Check(request) is { } unknown ? From(unknown)
        : await signIn.Prepare(request.HttpContext) is { } nobodyKnows ? From(nobodyKnows)
        : limits.Take(request, function) is { } tooMany ? tooMany
        : newClaims.Check(function) is { } later ? later
        : await RequestText.Check(request) is { } unusable ? From(unusable)
        : await departures.Check(request) is { } gone ? From(gone)
        : null;

    // Orchestrations and activities: the runtime must see what went wrong, and tries again. A sweep has its next time.
    private async Task InBackground(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await (IsTimer(context) ? Sweep(context, next) : next(context));
        }
        catch (Exception error) when (IsTimer(context) && WhatIsDown(error) is { } down)
        {
            logger.LogWarning("{Function} did not do all of its work and goes on at its next time: {Reason}", context.FunctionDefinition.Name, down);
        }
    }

    // Every host has timers of its own where none keeps them for all instances; two that sweep at once would only wait for each other.
    private async Task Sweep(FunctionContext context, FunctionExecutionDelegate next)
    {
        string function = context.FunctionDefinition.Name;
        await using IAsyncDisposable? lease = await leases.Take(function);
        if (lease is null)
        {
            logger.LogInformation("{Function} is just being run by another instance.", function);
            return;
        }

        await next(context);
    }

    private static bool IsTimer(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(b => string.Equals(b.Type, "timerTrigger", StringComparison.OrdinalIgnoreCase));

    private static string? WhatIsDown(Exception error) => StoreFailure.Of(error)?.Sentence ?? (IsStorage(error) ? StorageDown.Detail : null);

    // A program gets the problem, a person a page. Written here and not left as the function's result: that would need a feature that only the
    // genuine worker has.
    private async Task Write(HttpContext http, Answer problem, string number)
    {
        if (http.Response.HasStarted)
        {
            // Part of an answer is out already: only a broken connection tells the caller that the rest is missing.
            http.Abort();
            return;
        }

        http.Response.Clear();
        if (problem.Refusal is { } refusal && UnforeseenPage.Suits(http.Request, refusal.Status))
        {
            if (problem.RetryAfterSeconds is { } seconds)
            {
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            HtmlPage shown = await page.Of(http.Request, refusal, number);
            await shown.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
            return;
        }

        await problem.ExecuteAsync(http);
    }

    private static string Number(FunctionContext context) => $"urn:uuid:{context.InvocationId}";

    private Answer Unforeseen(Exception error, FunctionContext context)
    {
        string instance = Number(context);
        if (StoreFailure.Of(error) is { } failure)
        {
            health.Failed(failure);
            return From(StoreDown, instance) with { RetryAfterSeconds = SecondsUntilAgain };
        }

        if (IsStorage(error))
        {
            logger.LogError("Request {DebugId} to {Function} was answered 503, the storage of files fails: {Reason}", context.InvocationId, context.FunctionDefinition.Name, Line(error));
            return From(StorageDown, instance) with { RetryAfterSeconds = SecondsUntilAgain };
        }

        logger.LogError(error, "Request {DebugId} to {Function} failed", context.InvocationId, context.FunctionDefinition.Name);
        return From(Internal, instance);
    }

    // Azure's exceptions go on for pages.
    private static string Line(Exception error) => error.Message.Split('\n', 2)[0].TrimEnd();

    private static bool IsStorage(Exception error) => error switch
    {
        RequestFailedException refused => refused.Status is 0 or >= 500
            || refused.ErrorCode == BlobErrorCode.ContainerNotFound || refused.ErrorCode == BlobErrorCode.BlobNotFound,
        AggregateException retries => retries.InnerExceptions.Any(IsStorage),

        // It answered, and broke off in the middle of a file.
        HttpIOException or IOException { InnerException: SocketException } => true,
        _ => false,
    };

    private static Refusal StoreDown { get; } = new(
        "STORE_UNAVAILABLE", StatusCodes.Status503ServiceUnavailable, "The store of cases cannot be used just now.", "Send the same request again, with the same Idempotency-Key.");

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
/// <param name="Type">Where the kind of problem is described.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong in this case, for a person; may change.</param>
/// <param name="Code">The stable code, for programs.</param>
/// <param name="Remedy">What to do now, for a person; may change.</param>
/// <param name="Field">What is wrong: a JSON pointer into the body, or <c>?name</c> of a query parameter.</param>
/// <param name="Instance">The number under which the server's log has it.</param>
/// <param name="FailedRules">Each rule or field that failed, where there can be several.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string Remedy,
    string? Field = null,
    string? Instance = null,
    IReadOnlyList<RuleShown>? FailedRules = null);

/// <summary>A rule that was not met, as the caller sees it.</summary>
internal sealed record RuleShown(string Code, string Reason, string Fact, string Remedy, DateTimeOffset? EligibleFrom = null)
{
    /// <summary>The line of the order that it is about, where a claim has several; null where it has one.</summary>
    public int? Line { get; init; }
}
