namespace AtoZ.Functions.Policy;

/// <summary>A number of the policy as it stands in its file, with where it comes from.</summary>
/// <param name="Value">As written.</param>
/// <param name="Source">Citation; the keys in brackets are listed in <c>Policy/README.md</c>.</param>
public sealed record PackNumber(string Value, string Source);

/// <summary>A pack and the origin of each of its numbers, by JSON path such as <c>$.offers.maximumRounds</c>.</summary>
public sealed record LoadedPack(PolicyPack Pack, IReadOnlyDictionary<string, PackNumber> Numbers);
