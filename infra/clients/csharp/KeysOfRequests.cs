using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace AtoZ.Client;

/// <summary>
/// Gives each request the caller's key, and each POST an Idempotency-Key unless it has one. That happens before anything is sent, so a
/// request that is sent again by itself has the same one, and acts once.
/// </summary>
internal sealed class KeysOfRequests(Uri address, string header, string key) : IAuthenticationProvider
{
    public Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (request.URI.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority))
        {
            return Task.CompletedTask; // An address that was given by hand and is another's: the key is none of its business.
        }

        request.Headers.TryAdd(header, key);
        if (request.HttpMethod == Method.POST)
        {
            request.Headers.TryAdd(Requests.IdempotencyKey, Guid.NewGuid().ToString());
        }

        return Task.CompletedTask;
    }
}
