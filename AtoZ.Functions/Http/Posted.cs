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
    public async Task<Answer> Once<T>(HttpRequest request, string caller, Func<AtoZDb, T, Task<Answer>> effect, CancellationToken cancellationToken)
        where T : class
    {
        (string? key, Refusal? refusal) = Idempotency.KeyOf(request);
        if (key is null)
        {
            return Problems.From(refusal!);
        }

        BodyRead<T> body = await RequestBody.Read<T>(request, cancellationToken);
        if (body.Value is not { } value)
        {
            return Problems.From(body.Refusal!);
        }

        return await idempotency.Once($"{caller} {Route(request, caller)}", key, body.Bytes, db => effect(db, value));
    }

    // The address of a link's route holds its token, which is never stored.
    private static string Route(HttpRequest request, string caller) =>
        caller.StartsWith("lnk_", StringComparison.Ordinal) ? string.Join('/', request.Path.Value!.Split('/').Skip(4)) : request.Path.Value!;
}
