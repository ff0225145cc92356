using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>
/// The packs of the program and those published in the store. The store is read anew at most every minute: a pack is published at least
/// <see cref="PublishingTerms.Notice"/> before it holds, so every running instance knows it by then.
/// </summary>
internal sealed class PublishedPolicies(PolicyLibrary seed, Func<AtoZDb> open, TimeProvider clock) : IPolicyLibrary
{
    private static readonly TimeSpan Fresh = PublishingTerms.ShortestNotice / 5;

    private readonly Lock _reading = new();
    private volatile Known _known = new(seed, DateTimeOffset.MinValue);

    /// <inheritdoc/>
    public PolicyPack InForce(DateTimeOffset at) => Current().InForce(at);

    /// <inheritdoc/>
    public PolicyPack InForce(DateTimeOffset at, PolicyScope scope) => Current().InForce(at, scope);

    /// <inheritdoc/>
    public PolicyPack Get(string version, PolicyScope scope) => Whole(version).For(scope);

    /// <inheritdoc/>
    public LoadedPack Whole(string version)
    {
        PolicyLibrary current = Current();
        return current.Packs.Any(p => p.Pack.Version == version) ? current.Whole(version) : Read().Whole(version);
    }

    /// <summary>All published packs, oldest first.</summary>
    public IReadOnlyList<LoadedPack> All() => Read().Packs;

    private PolicyLibrary Current()
    {
        Known known = _known;
        return (clock.GetUtcNow() - known.ReadAt).Duration() < Fresh ? known.Library : Read();
    }

    private PolicyLibrary Read()
    {
        lock (_reading)
        {
            DateTimeOffset now = clock.GetUtcNow();
            using AtoZDb db = open();
            List<PolicyPackRecord> stored = [.. db.PolicyPacks.Where(p => p.State == PackState.Published)];
            PolicyLibrary library = _known.Library.Packs.Count == seed.Packs.Count + stored.Count && stored.TrueForAll(p => Knows(_known.Library, p))
                ? _known.Library
                : new PolicyLibrary([.. seed.Packs, .. stored.Select(Load)]);
            _known = new Known(library, now);
            return library;
        }
    }

    private static bool Knows(PolicyLibrary library, PolicyPackRecord stored) =>
        library.Packs.Any(p => p.Pack.Version == stored.Version && p.Pack.ValidFrom == stored.ValidFrom);

    private static LoadedPack Load(PolicyPackRecord stored) => PolicyPackLoader.Load(stored.Version + ".json", Encoding.UTF8.GetBytes(stored.Json));

    private sealed record Known(PolicyLibrary Library, DateTimeOffset ReadAt);
}
