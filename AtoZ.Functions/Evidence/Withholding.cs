using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>Staff withhold a file from the other side, or show it after all (EVID-09), in the caller's transaction.</summary>
internal sealed class Withholding(IPolicyLibrary policies, Timeline timeline)
{
    /// <summary>Sets or lifts it.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="member">Who.</param>
    /// <param name="claimId">The claim.</param>
    /// <param name="evidenceId">Its file.</param>
    /// <param name="because">Why the other side may not see it; null when it may.</param>
    /// <param name="reason">Staff's own words, for the record.</param>
    public async Task<(EvidenceRecord? File, Refusal? Refusal)> Set(AtoZDb db, StaffMember member, ClaimId claimId, string evidenceId, string? because, string? reason)
    {
        if (!member.Judges)
        {
            return (null, new Refusal("ROLE_MISSING", 403, "Your roles do not allow that.", "Ask somebody who judges claims."));
        }

        if (VisibleText.IsMissing(reason))
        {
            return (null, new Refusal("REASON_REQUIRED", 422, "A reason is required.", "Say why; it is kept with the claim.", "/reason"));
        }

        ClaimRecord? claim = await db.Claims.SingleOrDefaultAsync(c => c.Id == claimId);
        if (claim is null || await db.Evidence.SingleOrDefaultAsync(e => e.Id == evidenceId && e.ClaimId == claimId) is not { } file)
        {
            return (null, new Refusal("EVIDENCE_UNKNOWN", 404, "The claim has no such file.", "Check the ids."));
        }

        (WithholdingCause? cause, Refusal? refusal) = EvidenceVisibility.Read(because, policies.For(claim).Evidence);
        if (refusal is not null)
        {
            return (null, refusal with { Field = "/because" });
        }

        string? now = cause?.ToString();
        if (file.WithheldBecause != now)
        {
            file.WithheldBecause = now;
            claim.Revision++;
            await Note(db, file, member, cause, reason.Trim());
        }

        return (file, null);
    }

    // Both sides are told that it is so; the words of staff may tell what the file shows, and stay with staff.
    private async Task Note(AtoZDb db, EvidenceRecord file, StaffMember member, WithholdingCause? cause, string reason)
    {
        int number = await Tell(db, timeline, file, Party.Marketplace, cause?.ToString());
        TimelineKind kind = cause is null ? TimelineKind.EvidenceShown : TimelineKind.EvidenceWithheld;
        Dictionary<string, string> words = new(StringComparer.Ordinal) { ["evidence"] = file.Id, [Names.Message] = reason, ["by"] = member.Name };
        await timeline.Append(db, file.ClaimId!.Value, $"withholding-words/{number}", Party.Marketplace, kind, Audience.Staff, words);
    }
    /// <summary>Tells both sides that a file is withheld, or shown after all.</summary>
    /// <returns>The how manieth time it is of the case.</returns>
    internal static async Task<int> Tell(AtoZDb db, Timeline timeline, EvidenceRecord file, Party by, string? cause)
    {
        int number = await db.Timeline.CountAsync(t => t.ClaimId == file.ClaimId && t.Audience == Audience.Both && (t.Kind == TimelineKind.EvidenceWithheld || t.Kind == TimelineKind.EvidenceShown)) + 1;
        TimelineKind kind = cause is null ? TimelineKind.EvidenceShown : TimelineKind.EvidenceWithheld;
        Dictionary<string, string> facts = new(StringComparer.Ordinal) { ["evidence"] = file.Id, [Names.Party] = file.Party.ToString(), ["cause"] = cause ?? "" };
        await timeline.Append(db, file.ClaimId!.Value, $"withholding/{number}", by, kind, Audience.Both, facts);
        return number;
    }
}
