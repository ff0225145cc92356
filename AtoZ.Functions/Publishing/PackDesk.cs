using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Staff;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Publishing;

/// <summary>
/// The way of a pack into force: drafted from another one, changed, approved by somebody who did not write at it, published from a moment
/// that is not past. Everything within the caller's transaction, with an entry in the audit record.
/// </summary>
public sealed partial class PackDesk(PublishedPolicies policies, TimeProvider clock)
{
    /// <summary>Copies a published pack to be worked on.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="member">Who drafts.</param>
    /// <param name="version">The new version.</param>
    /// <param name="basedOn">The pack to copy; null for the one in force.</param>
    public async Task<PackReceipt> Draft(AtoZDb db, StaffMember member, string version, string? basedOn)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(member);
        DateTimeOffset now = clock.GetUtcNow();
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
        ArgumentNullException.ThrowIfNull(member);
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
        ArgumentNullException.ThrowIfNull(member);
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

    /// <summary>Publishes an approved pack: claims that begin from that moment on are pinned to it.</summary>
    public async Task<PackReceipt> Publish(AtoZDb db, StaffMember member, string version, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        // The JSON of a pack counts in whole seconds.
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset begins = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        DateTimeOffset earliest = now + policies.InForce(now).Publishing.Notice;
        Refusal? refusal = member.Is(Party.Approver) ? null : PackRefusals.NotAnApprover;
        refusal ??= pack.State == PackState.Approved ? null : PackRefusals.NotApproved(pack);
        refusal ??= begins < earliest ? PackRefusals.TooEarly(earliest) : null;
        refusal ??= policies.All().Any(p => p.Pack.ValidFrom == begins) ? PackRefusals.MomentTaken : null;
        if (refusal is not null)
        {
            return PackReceipt.Not(refusal);
        }

        using JsonDocument document = JsonDocument.Parse(pack.Json);
        pack.Json = With(document.RootElement, "validFrom", begins.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        (pack.State, pack.PublishedBy, pack.PublishedAt, pack.ValidFrom) = (PackState.Published, member.Name, now, begins);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "published", begins.ToString("u", System.Globalization.CultureInfo.InvariantCulture), now);
        return PackReceipt.Done(pack);
    }

    /// <summary>Gives a pack up, as long as no claim can have begun with it.</summary>
    public async Task<PackReceipt> Withdraw(AtoZDb db, StaffMember member, string version, string reason)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        DateTimeOffset now = clock.GetUtcNow();
        Refusal? refusal = member.Is(Party.Approver) || member.Name == pack.DraftedBy ? null : PackRefusals.NotAnApprover;
        refusal ??= pack.State == PackState.Withdrawn ? PackRefusals.NotADraft(pack) : null;
        refusal ??= now >= pack.ValidFrom - PublishingTerms.ShortestNotice ? PackRefusals.TooLateToWithdraw : null;
        refusal ??= string.IsNullOrWhiteSpace(reason) ? PackRefusals.NoReason : null;
        if (refusal is not null)
        {
            return PackReceipt.Not(refusal);
        }

        (pack.State, pack.ValidFrom) = (PackState.Withdrawn, null);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "withdrawn", reason.Trim(), now);
        return PackReceipt.Done(pack);
    }

    /// <summary>The pack's JSON with one number and its source changed; null with the refusal when the place or the value is wrong.</summary>
    /// <param name="pack">The draft.</param>
    /// <param name="path">As in <see cref="LoadedPack.Numbers"/>, of the pack itself.</param>
    /// <param name="value">The value as JSON; a bare word stands for a text.</param>
    /// <param name="source">Its citation.</param>
    public static JsonElement? SetNumber(PolicyPackRecord pack, string path, string value, string source)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(value);
        JsonNode root = JsonNode.Parse(pack.Json)!;
        JsonNode? number = path.Split('.').Skip(1).Aggregate((JsonNode?)root, (node, step) => (node as JsonObject)?[step]);
        if (number is not JsonObject leaf || !leaf.ContainsKey("value"))
        {
            return null;
        }

        leaf["value"] = Json(value);
        leaf["source"] = source;
        return JsonSerializer.SerializeToElement(root);
    }

    private static JsonNode? Json(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value.Trim());
        }
    }

    private static async Task<Refusal?> NotApprovable(AtoZDb db, PolicyPackRecord pack, StaffMember member, string packHash, string reason)
    {
        if (!member.Is(Party.Approver))
        {
            return PackRefusals.NotAnApprover;
        }

        if (pack.State != PackState.Draft)
        {
            return PackRefusals.NotOpen(pack);
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

        return string.IsNullOrWhiteSpace(reason) ? PackRefusals.NoReason : Wrong(pack.Version, pack.Json);
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

    private static Task<PolicyPackRecord?> Find(AtoZDb db, string version)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.PolicyPacks.SingleOrDefaultAsync(p => p.Version == version);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{2,39}$", RegexOptions.None, 100)]
    private static partial Regex Version();
}

/// <summary>What became of an act on a pack.</summary>
public sealed record PackReceipt(PolicyPackRecord? Pack, Refusal? Refusal)
{
    /// <summary>It was done.</summary>
    public static PackReceipt Done(PolicyPackRecord pack) => new(pack, null);

    /// <summary>It was refused.</summary>
    public static PackReceipt Not(Refusal refusal) => new(null, refusal);
}
