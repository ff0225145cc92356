using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>What staff pages say of a case in more than one place.</summary>
internal static class StaffWords
{
    /// <summary>Where a claim stands, or how it ended.</summary>
    public static string State(this Reader reader, ClaimRecord claim) =>
        Format.Capital(claim.IsOpen ? reader.Say($"staff.status.{claim.Status}") : reader.Word(claim.Outcome));

    /// <summary>Where a pack stands.</summary>
    public static string State(this Reader reader, PackSummary pack) =>
        reader.Say(pack.InForce ? "staff.pack.InForce" : $"staff.pack.{pack.State}");

    /// <summary>What was just done, as the address says it; null when nothing that the page tells of.</summary>
    public static string? Done(this Reader reader, string page, string what) =>
        Sentence.Has($"{page}.done.{what}") ? reader.Say($"{page}.done.{what}") : null;
}
