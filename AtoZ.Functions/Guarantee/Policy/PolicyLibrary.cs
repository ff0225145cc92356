using System.Reflection;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The packs that are part of this program.</summary>
internal sealed class PolicyLibrary : IPolicyLibrary
{
    private const string Folder = "Guarantee/Policy/Packs/";

    private static readonly Lazy<PolicyLibrary> OfThisProgram = new(Read);

    private readonly List<LoadedPack> _packs;

    /// <summary>A library of these packs.</summary>
    /// <exception cref="ArgumentException">There is no pack, or two have one version or begin at one moment.</exception>
    public PolicyLibrary(IEnumerable<LoadedPack> packs)
    {
        _packs = [.. packs.OrderBy(p => p.Pack.ValidFrom)];
        if (_packs.Count == 0 || _packs.DistinctBy(p => p.Pack.Version).Count() < _packs.Count || _packs.DistinctBy(p => p.Pack.ValidFrom).Count() < _packs.Count)
        {
            throw new ArgumentException("A library needs packs with versions and first moments of their own.", nameof(packs));
        }
    }

    /// <summary>All packs, oldest first.</summary>
    public IReadOnlyList<LoadedPack> Packs => _packs;

    /// <summary>The packs in <c>Policy/Packs</c>, read once: they are the same as long as the program runs.</summary>
    /// <exception cref="PolicyPackException">A pack is wrong; the program must not start with it.</exception>
    public static PolicyLibrary Embedded() => OfThisProgram.Value;

    /// <inheritdoc/>
    /// <remarks>Before the first pack the first one holds, so that claims about old orders have a policy.</remarks>
    public PolicyPack InForce(DateTimeOffset at) => At(at).Pack;

    /// <inheritdoc/>
    public PolicyPack InForce(DateTimeOffset at, PolicyScope scope) => At(at).For(scope);

    /// <inheritdoc/>
    public PolicyPack Get(string version, PolicyScope scope) => Whole(version).For(scope);

    /// <inheritdoc/>
    public LoadedPack Whole(string version) => _packs.FirstOrDefault(p => string.Equals(p.Pack.Version, version, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"There is no policy pack '{version}'; known are {string.Join(", ", _packs.Select(p => p.Pack.Version))}.");

    private LoadedPack At(DateTimeOffset at) => _packs.LastOrDefault(p => p.Pack.ValidFrom <= at) ?? _packs[0];

    private static PolicyLibrary Read()
    {
        Assembly assembly = typeof(PolicyLibrary).Assembly;
        return new PolicyLibrary(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => PolicyPackLoader.Load(name[Folder.Length..], Bytes(assembly, name))));
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
