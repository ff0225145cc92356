using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Why staff may not do something.</summary>
public static class StaffRefusals
{
    /// <summary>Nobody is signed in.</summary>
    public static Refusal NotSignedIn { get; } = new("STAFF_NOT_SIGNED_IN", 401, "Nobody is signed in.", "Sign in, or send a staff key as 'Authorization: Bearer KEY'.");

    /// <summary>The member lacks the role.</summary>
    public static Refusal WrongRole(CommandKind kind, Party? role) => role is null
        ? new Refusal("NOT_FOR_STAFF", 403, $"{kind} is not an act of staff.", "The party gives it by its own link.", "/kind")
        : new Refusal("ROLE_MISSING", 403, $"{kind} needs the role {role}.", $"Sign in as somebody with the role {role}.");

    /// <summary>The member has none of the roles that may look.</summary>
    public static Refusal NoRole { get; } = new("ROLE_MISSING", 403, "You have no role here.", "Ask the administrator for a role.");
}
