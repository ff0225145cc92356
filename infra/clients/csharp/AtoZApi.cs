using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace AtoZ.Client;

/// <summary>The API of one AtoZ. Open it once and use it from everywhere.</summary>
public partial class AtoZApi
{
    /// <summary>Opens it as the marketplace's backend.</summary>
    /// <param name="address">Where the app is, without <c>/api</c>.</param>
    /// <param name="functionKey">The key of the backend.</param>
    /// <param name="http">What sends; one with Kiota's retries when left out.</param>
    public static AtoZApi Open(Uri address, string functionKey, HttpClient? http = null) =>
        Open(address, new KeysOfRequests(address, "x-functions-key", functionKey), http);

    /// <summary>Opens it as a member of staff.</summary>
    /// <param name="address">Where the app is, without <c>/api</c>.</param>
    /// <param name="staffKey">The key of the member.</param>
    /// <param name="http">What sends; one with Kiota's retries when left out.</param>
    public static AtoZApi OpenAsStaff(Uri address, string staffKey, HttpClient? http = null) =>
        Open(address, new KeysOfRequests(address, "Authorization", $"Bearer {staffKey}"), http);

    private static AtoZApi Open(Uri address, IAuthenticationProvider keys, HttpClient? http) =>
        new(new HttpClientRequestAdapter(keys, httpClient: http) { BaseUrl = address.ToString().TrimEnd('/') });
}
