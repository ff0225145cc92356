using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>Holds the files of a claim against erasure while a court, an insurer or an authority may ask for them.</summary>
internal sealed class LegalHolds(Timeline timeline, TimeProvider clock)
{
    /// <summary>Places a hold, within the caller's transaction.</summary>
    public async Task<(LegalHoldRecord? Hold, Refusal? Refusal)> Place(AtoZDb db, StaffMember member, ClaimId claim, string reason)
    {
        if (await Check(db, member, claim) is { } refusal)
        {
            return (null, refusal);
        }

        if (VisibleText.IsMissing(reason))
        {
            return (null, new Refusal("REASON_REQUIRED", 422, "A reason is required.", "Say who may ask for the files.", "/reason"));
        }

        DateTimeOffset now = clock.GetUtcNow();
        LegalHoldRecord hold = new() { Id = "hld_" + Guid.CreateVersion7(now).ToString("N"), ClaimId = claim, Reason = reason.Trim(), PlacedBy = member.Name, PlacedAt = now };
        db.LegalHolds.Add(hold);
        await Note(db, hold, $"held/{hold.Id}");
        return (hold, null);
    }

    /// <summary>Lifts all holds of a claim, within the caller's transaction.</summary>
    /// <returns>How many were lifted, or why not.</returns>
    public async Task<(int Lifted, Refusal? Refusal)> Lift(AtoZDb db, StaffMember member, ClaimId claim)
    {
        if (await Check(db, member, claim) is { } refusal)
        {
            return (0, refusal);
        }

        List<LegalHoldRecord> open = await db.LegalHolds.Where(h => h.ClaimId == claim && h.LiftedAt == null).ToListAsync();
        foreach (LegalHoldRecord hold in open)
        {
            (hold.LiftedBy, hold.LiftedAt) = (member.Name, clock.GetUtcNow());
            await Note(db, hold, $"hold-lifted/{hold.Id}");
        }

        return (open.Count, null);
    }

    /// <summary>Null when a member may hold and erase files.</summary>
    public static Refusal? Check(StaffMember member) =>
        member.Is(Party.Approver) ? null : new Refusal("ROLE_MISSING", 403, "To hold or erase files needs the role Approver.", "Let an approver do it.");

    private static async Task<Refusal?> Check(AtoZDb db, StaffMember member, ClaimId claim) => Check(member)
        ?? (await db.Claims.AnyAsync(c => c.Id == claim) ? null : new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));

    private Task<bool> Note(AtoZDb db, LegalHoldRecord hold, string key) =>
        timeline.Append(db, hold.ClaimId, key, Party.Marketplace, TimelineKind.HoldChanged, Audience.Staff, new Dictionary<string, string> { [Names.Message] = hold.Reason });
}
