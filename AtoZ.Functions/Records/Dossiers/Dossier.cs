using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records.Roots;

namespace AtoZ.Functions.Records.Dossiers;

/// <summary>A claim for a reader outside: what this reader may see, with all that it takes to check it (PROCESS §12).</summary>
/// <param name="Schema">Of this document.</param>
/// <param name="Claim">Which claim.</param>
/// <param name="Reader">For whom it was made.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Case">The case as the API shows it to this reader.</param>
/// <param name="Timeline">Every entry of the chain; one that this reader may not see stands as its hash.</param>
/// <param name="Decisions">Signed decisions, without the parts that this reader may not see.</param>
/// <param name="Files">Evidence in this dossier.</param>
/// <param name="Ledger">Bookings of the claim; only for the marketplace and its staff.</param>
/// <param name="Keys">Public keys; compare them with the published ones.</param>
/// <param name="Root">The latest daily root that covers the chain; null when there is none yet.</param>
public sealed record Dossier(
    string Schema,
    string Claim,
    Party Reader,
    DateTimeOffset MadeAt,
    JsonNode Case,
    IReadOnlyList<ChainEntry> Timeline,
    IReadOnlyList<SignedDecision> Decisions,
    IReadOnlyList<DossierFile> Files,
    JsonNode? Ledger,
    PublicKeySet Keys,
    RootProof? Root)
{
    /// <summary>The schema that is written now.</summary>
    public const string Version = "atoz-dossier/1";
}

/// <summary>A link of the chain.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Content">Canonical JSON; null when hidden from this reader, or erased.</param>
/// <param name="ContentHash">SHA-256 of the content.</param>
/// <param name="Hash">SHA-256 over number, content hash and the hash before.</param>
public sealed record ChainEntry(int Number, string? Content, string ContentHash, string Hash);

/// <summary>A file of the dossier.</summary>
/// <param name="Path">In the zip.</param>
/// <param name="EvidenceId">Which evidence.</param>
/// <param name="Party">Whose.</param>
/// <param name="Sha256">Of the file as it is here.</param>
/// <param name="OriginalSha256">Of the file as it was put up; differs where places were taken out of a copy for the other side.</param>
public sealed record DossierFile(string Path, string EvidenceId, Party Party, string Sha256, string OriginalSha256);

/// <summary>SHA-256 of every other file of the zip.</summary>
internal sealed record DossierManifest(string Schema, IReadOnlyDictionary<string, string> Files);

/// <summary>The signature of a file that stands beside it.</summary>
internal sealed record DetachedSignature(string KeyId, string Signature);
