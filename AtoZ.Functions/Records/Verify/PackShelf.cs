using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Records.Verify;

/// <summary>The policy packs that a check has at hand: those in the dossier first, then those of this program.</summary>
internal sealed class PackShelf(IEnumerable<LoadedPack> packs)
{
    private readonly List<LoadedPack> _packs = [.. packs];

    public static PackShelf OfThisProgram() => new(PolicyLibrary.Embedded().Packs);

    /// <summary>The pack that a decision was taken by.</summary>
    /// <param name="version">As the decision names it.</param>
    /// <param name="sha256">As the decision has signed it; null in records that are older than packs of the store.</param>
    /// <returns>The pack, or whether there is one of this version that is another.</returns>
    public (LoadedPack? Pack, bool Differs) Find(string version, string? sha256)
    {
        List<LoadedPack> named = _packs.FindAll(p => p.Pack.Version == version);
        LoadedPack? same = named.Find(p => sha256 is null || p.Sha256() == sha256);
        return (same, same is null && named.Count > 0);
    }
}
