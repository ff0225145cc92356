using Microsoft.Kiota.Abstractions;

namespace AtoZ.Client;

/// <summary>What a request can be given beside its body.</summary>
public static class Requests
{
    internal const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Names what is done: the same under this name, from another process too, acts once and gets the first answer.</summary>
    public static void Once<T>(this RequestConfiguration<T> request, string key)
        where T : class, new() => request.Headers.Add(IdempotencyKey, key);
}
