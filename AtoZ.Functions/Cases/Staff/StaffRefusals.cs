using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Why staff may not do something.</summary>
internal static class StaffRefusals
{
    /// <summary>Nobody is signed in.</summary>
    public static Refusal NotSignedIn { get; } = new("STAFF_NOT_SIGNED_IN", 401, "Nobody is signed in.", "Sign in, or send a staff key or a token as 'Authorization: Bearer …'.");

    /// <summary>The member lacks the role.</summary>
    public static Refusal WrongRole(CommandKind kind, Party? role) => role is null
        ? new Refusal("NOT_FOR_STAFF", 403, $"{kind} is not an act of staff.", "The party gives it by its own link.", "/kind")
        : new Refusal("ROLE_MISSING", 403, $"{kind} needs the role {role}.", $"Sign in as somebody with the role {role}.");

    /// <summary>The member lacks the role of a desk.</summary>
    public static Refusal Needs(Party role) => new("ROLE_MISSING", 403, $"This needs the role {role}.", $"Sign in as somebody with the role {role}.");

    /// <summary>The member has none of the roles that may look.</summary>
    public static Refusal NoRole { get; } = new("ROLE_MISSING", 403, "You have no role here.", "Ask the administrator for a role.");

    /// <summary>The answer of the provider belongs to no sign-in that this browser began.</summary>
    public static Refusal SignInOver { get; } = new(
        "SIGN_IN_OVER", 400, "This sign-in was not begun in this browser, was ended before, or took too long.", "Begin again at /staff.");

    /// <summary>The provider said no, or what it said cannot be believed.</summary>
    public static Refusal SignInRefused { get; } = new(
        "SIGN_IN_REFUSED", 403, "The identity provider did not sign anybody in, or its answer cannot be believed.", "Try again; the app's log says what was wrong.");

    /// <summary>The provider does not answer.</summary>
    public static Refusal ProviderDown { get; } = new(
        "SIGN_IN_UNAVAILABLE", 503, "The identity provider does not answer.", "Try again in a minute.");
}
