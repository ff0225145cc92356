using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Http;

/// <summary>The steps that every POST with a JSON body shares: key, body, then the effect once.</summary>
public sealed class Posted(Idempotency idempotency)
{
    /// <summary>Reads a request and runs its effect at most once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who calls: <c>backend</c>, a link's id, or a staff name. A key of one caller means nothing for another.</param>
    /// <param name="effect">Runs in the transaction that also stores its answer.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    /// <param name="type">The body's record, where only the address says which.</param>
    public async Task<Answer> Once<T>(HttpRequest request, string caller, Func<AtoZDb, T, Task<Answer>> effect, CancellationToken cancellationToken, Type? type = null)
        where T : class
    {
        (string? key, Refusal? refusal) = Idempotency.KeyOf(request);
        if (key is null)
        {
            return Problems.From(refusal!);
        }

        BodyRead<T> body = await RequestBody.Read<T>(request, cancellationToken, type);
        if (body.Value is not { } value)
        {
            return Problems.From(body.Refusal!);
        }

        return await idempotency.Once($"{caller} {Route(request, caller)}", key, body.Bytes, TokenIn(request, caller), db => effect(db, value));
    }

    /// <summary>The token in the address of a link's route, <c>/api/case/{token}/…</c>; null for other callers.</summary>
    internal static string? TokenIn(HttpRequest request, string caller) =>
        caller.StartsWith("lnk_", StringComparison.Ordinal) ? request.Path.Value!.Split('/')[3] : null;

    // The token is never stored.
    private static string Route(HttpRequest request, string caller) =>
        TokenIn(request, caller) is null ? request.Path.Value! : string.Join('/', request.Path.Value!.Split('/').Skip(4));
}
