using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Rules;

/// <summary>The published packs, and when those that staff published could be known.</summary>
internal sealed class GuaranteeHistory(PublishedPolicies policies, AtoZStore store)
{
    /// <summary>All packs, oldest first.</summary>
    public IReadOnlyList<LoadedPack> Packs() => policies.All();

    /// <summary>When each was published, by version; those of the program are known from their first moment on.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> Told() => store.Read<IReadOnlyDictionary<string, DateTimeOffset>>(async db => await db.PolicyPacks
        .Where(p => p.State == PackState.Published && p.PublishedAt != null)
        .ToDictionaryAsync(p => p.Version, p => p.PublishedAt!.Value));
}
