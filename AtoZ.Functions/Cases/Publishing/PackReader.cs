using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Reads packs for staff: those of the program, drafts and published ones.</summary>
internal sealed class PackReader(AtoZStore store, PublishedPolicies policies, PastFilings filings, TimeProvider clock)
{
    /// <summary>All packs, the newest first.</summary>
    public async Task<IReadOnlyList<PackSummary>> List()
    {
        List<PolicyPackRecord> stored = await store.Read(db => db.PolicyPacks.ToListAsync());
        string inForce = policies.InForce(clock.GetUtcNow()).Version;
        IEnumerable<PackSummary> seeds = policies.All().Where(p => stored.TrueForAll(s => s.Version != p.Pack.Version))
            .Select(p => new PackSummary(p.Pack.Version, PackState.Published, p.Pack.ValidFrom, p.Pack.Version == inForce, null, null, null));
        return
        [
            .. stored.Select(s => new PackSummary(s.Version, s.State, s.ValidFrom, s.Version == inForce, s.BasedOn, s.DraftedBy, s.ApprovedBy))
                .Concat(seeds)
                .OrderByDescending(p => p.ValidFrom ?? DateTimeOffset.MaxValue)
                .ThenByDescending(p => p.Version, StringComparer.Ordinal),
        ];
    }

    /// <summary>A pack whole; null when there is none.</summary>
    public async Task<PackShown?> Find(string version)
    {
        PolicyPackRecord? stored = await store.Read(db => db.PolicyPacks.SingleOrDefaultAsync(p => p.Version == version));
        List<PolicyEventRecord> events = await store.Read(db => db.PolicyEvents.Where(e => e.Version == version).OrderBy(e => e.Sequence).ToListAsync());
        PackSummary? summary = (await List()).FirstOrDefault(p => p.Version == version);
        if (summary is null)
        {
            return null;
        }

        LoadedPack pack = stored is null ? policies.Whole(version) : Load(stored);
        return new PackShown(summary, pack, stored, stored is null ? null : PackAudit.HashOf(stored), events);
    }

    /// <summary>Compares a draft with the pack it was made from, or another published one.</summary>
    /// <returns>Null when either is unknown.</returns>
    public async Task<PackComparison?> Compare(string version, string? against)
    {
        PackShown? draft = await Find(version);
        string other = against ?? draft?.Stored?.BasedOn ?? version;
        return draft is null || policies.All().FirstOrDefault(p => p.Pack.Version == other) is not { } pack
            ? null
            : await store.Read(db => filings.Compare(db, draft.Pack, pack));
    }

    /// <summary>Whether the whole audit record is as it was written.</summary>
    public Task<bool> AuditHolds() => store.Read(PackAudit.Holds);

    private static LoadedPack Load(PolicyPackRecord stored) => PolicyPackLoader.Load(stored.Version + ".json", Encoding.UTF8.GetBytes(stored.Json));
}

/// <summary>A pack in a list. What belongs to drafts is null for the packs of the program.</summary>
public sealed record PackSummary(string Version, PackState State, DateTimeOffset? ValidFrom, bool InForce, string? BasedOn, string? DraftedBy, string? ApprovedBy);

/// <summary>A pack whole, with its way so far. <c>Hash</c> and <c>Stored</c> are null for the packs of the program.</summary>
public sealed record PackShown(PackSummary Summary, LoadedPack Pack, PolicyPackRecord? Stored, string? Hash, IReadOnlyList<PolicyEventRecord> Events);
