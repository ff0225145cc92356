using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>Somebody of the marketplace who is signed in. Decisions carry the name, so that two-person rules can tell people apart.</summary>
/// <param name="Name">Unique among staff.</param>
/// <param name="Roles">What the member may do.</param>
public sealed record StaffMember(string Name, IReadOnlyList<Party> Roles)
{
    /// <summary>The roles that there are.</summary>
    public static IReadOnlyList<Party> AllRoles { get; } =
        [Party.Investigator, Party.Reviewer, Party.Approver, Party.Collector, Party.Support, Party.PolicyAuthor, Party.Auditor, Party.Administrator];

    /// <summary>The roles that words name, whatever their capitals; a word that names none is for somebody else.</summary>
    public static IReadOnlyList<Party> RolesOf(IEnumerable<string> words) =>
        [.. AllRoles.Where(role => words.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase))];

    /// <summary>Whether the member judges claims: looks into fraud, votes, or approves.</summary>
    public bool Judges => this.Roles.Any(r => r is Party.Investigator or Party.Reviewer or Party.Approver);

    /// <summary>Whether the member has a role.</summary>
    public bool Is(Party role) => this.Roles.Contains(role);
}
