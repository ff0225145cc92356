using System.Security.Cryptography;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// A request that is sent twice acts once (PROCESS §1). The key is taken first, then effect and answer are stored in one
/// transaction; a request that died in between frees its key when its lease ends.
/// </summary>
internal sealed class Idempotency(AtoZStore store, TimeProvider clock)
{
    /// <summary>The request header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key, characters.</summary>
    public const int LongestKey = 255;

    // Signs that no JSON text of ours holds by itself.
    private const string TokenPlace = "{{token}}";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The key of a request.</summary>
    public static (string? Key, Refusal? Refusal) KeyOf(HttpRequest request)
    {
        string key = request.Headers[Header].ToString();
        if (string.IsNullOrWhiteSpace(key))
        {
            return (null, new Refusal("IDEMPOTENCY_KEY_MISSING", 400, $"The header {Header} is missing.", "Send a new random key with each new request, and the same key with its repeats."));
        }

        return key.Length > LongestKey || key.Any(char.IsControl)
            ? (null, new Refusal("IDEMPOTENCY_KEY_UNUSABLE", 400, $"The header {Header} is longer than {LongestKey} characters or holds control characters.", "Send a shorter key, such as a UUID."))
            : (key, null);
    }

    /// <summary>Runs an effect at most once per scope and key.</summary>
    /// <param name="scope">Who calls what: caller and route.</param>
    /// <param name="key">The caller's key.</param>
    /// <param name="content">What makes the request itself: its body, or the hash of a file.</param>
    /// <param name="secret">A token that stands in the answer and must not be stored; null when none.</param>
    /// <param name="effect">Runs in the transaction that also stores its answer; an unsuccessful answer keeps none of its changes but a refusal that was put on record.</param>
    /// <param name="within">How far the effect reaches; everything unless it says.</param>
    public async Task<Answer> Once(
        string scope, string key, ReadOnlyMemory<byte> content, string? secret, Func<AtoZDb, Task<Answer>> effect, WriteScope? within = null)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (await Take(scope, key, hash) is { } answered)
        {
            return Shown(answered, secret);
        }

        try
        {
            return Shown(await store.Write(within ?? WriteScope.Everything, db => Run(db, scope, key, async inner => Stored(await effect(inner), secret))), secret);
        }
        catch
        {
            // The caller may try again at once, not only after the lease.
            await Free(scope, key);
            throw;
        }
    }

    private static async Task<Answer> Run(AtoZDb db, string scope, string key, Func<AtoZDb, Task<Answer>> effect)
    {
        IdempotencyRecord record = await db.IdempotencyKeys.SingleAsync(i => i.Scope == scope && i.Key == key);
        if (record.StatusCode != 0)
        {
            // The lease ran out meanwhile and a repeat was faster.
            return Replay(record);
        }

        Answer answer = await effect(db);
        if (answer is { Succeeded: false, OnRecord: false })
        {
            db.ChangeTracker.Clear();
            db.IdempotencyKeys.Attach(record);
        }

        record.StatusCode = answer.Status;
        record.ResponseBody = answer.Body;
        record.ContentType = answer.ContentType;
        record.Location = answer.Location;
        return answer;
    }

    private static Answer Stored(Answer answer, string? secret) => secret is null
        ? answer
        : answer with { Body = answer.Body.Replace(secret, TokenPlace, StringComparison.Ordinal), Location = answer.Location?.Replace(secret, TokenPlace, StringComparison.Ordinal) };

    private static Answer Shown(Answer answer, string? secret) => secret is null
        ? answer
        : answer with { Body = answer.Body.Replace(TokenPlace, secret, StringComparison.Ordinal), Location = answer.Location?.Replace(TokenPlace, secret, StringComparison.Ordinal) };

    private static Answer Replay(IdempotencyRecord record) =>
        new(record.StatusCode, record.ResponseBody ?? "", record.ContentType ?? "application/json", record.Location) { Replayed = true };

    private static WriteScope ScopeOf(string scope, string key) => WriteScope.Of("idempotency", $"{scope} {key}");

    private Task<Answer?> Take(string scope, string key, string hash) => store.Write<Answer?>(ScopeOf(scope, key), async db =>
    {
        DateTimeOffset now = clock.GetUtcNow();
        IdempotencyRecord? earlier = await db.IdempotencyKeys.SingleOrDefaultAsync(i => i.Scope == scope && i.Key == key);
        if (earlier is null)
        {
            db.IdempotencyKeys.Add(new IdempotencyRecord { Scope = scope, Key = key, BodyHash = hash, CreatedAt = now, LeaseUntil = now + Lease });
            return null;
        }

        if (earlier.BodyHash != hash)
        {
            return Problems.From(new Refusal("IDEMPOTENCY_KEY_REUSED", 422, "The key was used for another request.", "Send a new key with a new request."));
        }

        if (earlier.StatusCode != 0)
        {
            return Replay(earlier);
        }

        if (now < earlier.LeaseUntil && !WrongClock.HasSet(earlier.LeaseUntil - Lease, now))
        {
            int seconds = Math.Max(1, (int)(earlier.LeaseUntil - now).TotalSeconds);
            return Problems.From(new Refusal("IDEMPOTENCY_IN_FLIGHT", 409, "The first request with this key still runs.", "Send the same request again in a moment.")) with { RetryAfterSeconds = seconds };
        }

        earlier.LeaseUntil = now + Lease;
        return null;
    });

    private Task Free(string scope, string key) => store.Write(ScopeOf(scope, key), async db =>
    {
        await db.IdempotencyKeys.Where(i => i.Scope == scope && i.Key == key && i.StatusCode == 0).ExecuteDeleteAsync();
    });
}
