using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>The steps that every POST with a JSON body shares: key, body, then the effect once.</summary>
internal sealed class Posted(Idempotency idempotency)
{
    /// <summary>Reads a request and runs its effect at most once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who calls: <c>backend</c>, a link's id, or a staff name. A key of one caller means nothing for another.</param>
    /// <param name="effect">Runs in the transaction that also stores its answer.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    /// <param name="type">The body's record, where only the address says which.</param>
    /// <param name="within">How far the effect reaches; everything unless it says.</param>
    /// <param name="withinOf">The same, where the body says it.</param>
    public async Task<Answer> Once<T>(
        HttpRequest request, string caller, Func<AtoZDb, T, Task<Answer>> effect, CancellationToken cancellationToken, Type? type = null, WriteScope? within = null, Func<T, WriteScope>? withinOf = null)
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

        return await idempotency.Once($"{caller} {Operation.Of(request)}", key, body.Bytes, Operation.TokenOf(request), db => effect(db, value), withinOf?.Invoke(value) ?? within);
    }

    /// <summary>The same for whoever of the staff is signed in; the effect judges what they may do.</summary>
    public async Task<Answer> OnceOfStaff<T>(HttpRequest request, IStaffSignIn signIn, Func<AtoZDb, StaffMember, T, Task<Answer>> effect, CancellationToken cancellationToken)
        where T : class =>
        signIn.Who(request) is { } member
            ? await Once<T>(request, $"staff {member.Name}", (db, body) => effect(db, member, body), cancellationToken)
            : Problems.From(StaffRefusals.NotSignedIn);
}
