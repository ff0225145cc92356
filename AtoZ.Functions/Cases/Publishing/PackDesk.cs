using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>
/// The way of a pack into force: drafted from another one, changed, approved by somebody who did not write at it, published from a moment
/// that is not past. Everything within the caller's transaction, with an entry in the audit record.
/// </summary>
internal sealed partial class PackDesk(PublishedPolicies policies, TimeProvider clock)
{
    /// <summary>Copies a published pack to be worked on.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="member">Who drafts.</param>
    /// <param name="version">The new version.</param>
    /// <param name="basedOn">The pack to copy; null for the one in force.</param>
    public async Task<PackReceipt> Draft(AtoZDb db, StaffMember member, string version, string? basedOn)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!Writes(member))
        {
            return PackReceipt.Not(PackRefusals.NotAnAuthor);
        }

        if (!Version().IsMatch(version))
        {
            return PackReceipt.Not(PackRefusals.WrongVersion);
        }

        IReadOnlyList<LoadedPack> published = policies.All();
        if (published.Any(p => p.Pack.Version == version) || await db.PolicyPacks.AnyAsync(p => p.Version == version))
        {
            return PackReceipt.Not(PackRefusals.Exists(version));
        }

        string from = basedOn ?? policies.InForce(now).Version;
        if (published.FirstOrDefault(p => p.Pack.Version == from) is not { } pattern)
        {
            return PackReceipt.Not(PackRefusals.Unknown(from));
        }

        PolicyPackRecord pack = new()
        {
            Version = version,
            BasedOn = from,
            Json = With(pattern.Json, "version", version),
            State = PackState.Draft,
            DraftedBy = member.Name,
            DraftedAt = now,
            ChangedBy = member.Name,
            ChangedAt = now,
        };
        db.PolicyPacks.Add(pack);
        await PackAudit.Add(db, pack, member, "drafted", "", now);
        return PackReceipt.Done(pack);
    }

    /// <summary>Puts another text in the place of a draft; an approval it had falls away.</summary>
    public async Task<PackReceipt> Change(AtoZDb db, StaffMember member, string version, JsonElement json)
    {
        if (!Writes(member))
        {
            return PackReceipt.Not(PackRefusals.NotAnAuthor);
        }

        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        if (pack.State is PackState.Published or PackState.Withdrawn)
        {
            return PackReceipt.Not(PackRefusals.NotADraft(pack));
        }

        string text = json.GetRawText();
        if (Wrong(version, text) is { } wrong)
        {
            return PackReceipt.Not(wrong);
        }

        DateTimeOffset now = clock.GetUtcNow();
        (pack.Json, pack.State, pack.ChangedBy, pack.ChangedAt) = (text, PackState.Draft, member.Name, now);
        (pack.ApprovedBy, pack.ApprovedAt) = (null, null);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "changed", "", now);
        return PackReceipt.Done(pack);
    }

    /// <summary>Approves a draft as it is.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="member">An approver who did not write at it.</param>
    /// <param name="version">The draft.</param>
    /// <param name="packHash">The hash of what was read: a draft that was changed meanwhile is not approved unseen.</param>
    /// <param name="reason">What the approval rests on.</param>
    public async Task<PackReceipt> Approve(AtoZDb db, StaffMember member, string version, string packHash, string reason)
    {
        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        if (await NotApprovable(db, pack, member, packHash, reason) is { } refusal)
        {
            return PackReceipt.Not(refusal);
        }

        DateTimeOffset now = clock.GetUtcNow();
        (pack.State, pack.ApprovedBy, pack.ApprovedAt) = (PackState.Approved, member.Name, now);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "approved", reason.Trim(), now);
        return PackReceipt.Done(pack);
    }

    /// <summary>Whether a member writes packs.</summary>
    internal static bool Writes(StaffMember member) => member.Is(Party.PolicyAuthor) || member.Is(Party.Approver);

    private static async Task<Refusal?> NotApprovable(AtoZDb db, PolicyPackRecord pack, StaffMember member, string packHash, string reason)
    {
        if (!member.Is(Party.Approver))
        {
            return PackRefusals.NotAnApprover;
        }

        if (pack.State != PackState.Draft)
        {
            return PackRefusals.NotNow(pack);
        }

        // Everybody who ever wrote at it, not only the last one: two friends could take turns.
        if (await db.PolicyEvents.AnyAsync(e => e.Version == pack.Version && e.Actor == member.Name && (e.What == "drafted" || e.What == "changed")))
        {
            return PackRefusals.OwnDraft;
        }

        if (!string.Equals(packHash, PackAudit.HashOf(pack), StringComparison.OrdinalIgnoreCase))
        {
            return PackRefusals.Changed;
        }

        return VisibleText.IsMissing(reason) ? PackRefusals.NoReason : Wrong(pack.Version, pack.Json);
    }

    private static Refusal? Wrong(string version, string json)
    {
        try
        {
            PolicyPackLoader.Load(version + ".json", Encoding.UTF8.GetBytes(json));
            return null;
        }
        catch (PolicyPackException wrong)
        {
            return PackRefusals.Invalid(wrong);
        }
    }

    private static string With(JsonElement pack, string field, string value)
    {
        JsonObject changed = JsonObject.Create(pack)!.DeepClone().AsObject();
        changed[field] = value;
        return changed.ToJsonString(Readable);
    }

    private static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<PolicyPackRecord?> Find(AtoZDb db, string version) =>
        db.PolicyPacks.SingleOrDefaultAsync(p => p.Version == version);

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{2,39}$", RegexOptions.None, 100)]
    private static partial Regex Version();
}

/// <summary>What became of an act on a pack.</summary>
internal sealed record PackReceipt(PolicyPackRecord? Pack, Refusal? Refusal)
{
    public static PackReceipt Done(PolicyPackRecord pack) => new(pack, null);

    /// <summary>It was refused.</summary>
    public static PackReceipt Not(Refusal refusal) => new(null, refusal);
}
