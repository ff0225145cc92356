using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Local.SignIn;

/// <summary>Staff by generated keys: as a bearer token for scripts, or exchanged for a session cookie by the sign-in form.</summary>
internal sealed class LocalStaffSignIn(IReadOnlyList<LocalStaffAccount> accounts, LinkKeys keys, TimeProvider clock) : IStaffSignIn
{
    /// <summary>The session cookie.</summary>
    public const string Cookie = "atoz_staff";

    private const string SignInPath = "/staff/sign-in";
    private const string Purpose = "staff";
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    public bool AsksForKey => true;

    /// <inheritdoc/>
    public IReadOnlyList<StaffMember> Members => [.. accounts.Select(a => a.Member)];

    /// <inheritdoc/>
    public string SignInAddress(string returnTo) => $"{SignInPath}?return={Uri.EscapeDataString(returnTo)}";

    /// <inheritdoc/>
    public StaffMember? Who(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? ByKey(header[Bearer.Length..].Trim()) : BySession(request.Cookies[Cookie]);
    }

    /// <inheritdoc/>
    public StaffMember? SignIn(HttpContext context, string key)
    {
        if (ByKey(key) is not { } member)
        {
            return null;
        }

        DateTimeOffset expires = clock.GetUtcNow() + Session;
        context.Response.Cookies.Append(Cookie, Token(member.Name, expires), Options(context));
        return member;
    }

    /// <inheritdoc/>
    public Task<string> SignOut(HttpContext context)
    {
        context.Response.Cookies.Delete(Cookie, Options(context));
        return Task.FromResult(SignInPath);
    }

    // No expiry in the cookie: the token has its own, by the app's clock, and the browser forgets it when it closes.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    };

    private StaffMember? ByKey(string key)
    {
        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        LocalStaffAccount? found = null;
        foreach (LocalStaffAccount account in accounts)
        {
            // All are compared, so that the time taken tells nothing.
            found = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(account.Key)), given) ? account : found;
        }

        return found?.Member;
    }

    private StaffMember? BySession(string? token)
    {
        if (token is null || !Base64Url.IsValid(token, out int length) || length <= sizeof(long) + LinkKeys.SignatureBytes)
        {
            return null;
        }

        byte[] bytes = Base64Url.DecodeFromChars(token);
        ReadOnlySpan<byte> content = bytes.AsSpan(0, bytes.Length - LinkKeys.SignatureBytes);
        if (!keys.IsSigned(Purpose, content, bytes.AsSpan(content.Length)))
        {
            return null;
        }

        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(content));
        string name = Encoding.UTF8.GetString(content[sizeof(long)..]);
        return clock.GetUtcNow() < expires ? accounts.FirstOrDefault(a => a.Name == name)?.Member : null;
    }

    private string Token(string name, DateTimeOffset expires)
    {
        byte[] content = [.. new byte[sizeof(long)], .. Encoding.UTF8.GetBytes(name)];
        BinaryPrimitives.WriteInt64BigEndian(content, expires.ToUnixTimeSeconds());
        return Base64Url.EncodeToString([.. content, .. keys.Sign(Purpose, content)]);
    }
}
