namespace AtoZ.Functions.Cases.Staff;

/// <summary>How a sign-in began; the browser keeps it, sealed, until the provider sends the person back.</summary>
/// <param name="State">Binds the answer to the browser that asked.</param>
/// <param name="Nonce">Binds the token to this sign-in.</param>
/// <param name="Verifier">Proves to the provider that whoever brings the code is who asked (PKCE).</param>
/// <param name="ReturnTo">The page of the app that the person wanted.</param>
/// <param name="Until">When it is too late.</param>
internal sealed record OidcBegun(string State, string Nonce, string Verifier, string ReturnTo, DateTimeOffset Until);
