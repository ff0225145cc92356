using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records.Dossiers;

namespace AtoZ.Functions.Records.Verify;

/// <summary>Checks a dossier from the first byte to the last signature, and names the first thing that does not hold.</summary>
internal sealed class DossierCheck(PublicKeySet? known)
{
    private readonly List<string> _held = [];

    public CheckReport Check(Stream zip)
    {
        try
        {
            using ZipArchive archive = new(zip, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            return new CheckReport(_held, First(archive));
        }
        catch (InvalidDataException broken)
        {
            return new CheckReport(_held, new Finding("ZIP_BROKEN", $"The file is not a whole zip: {broken.Message}"));
        }
        catch (PolicyPackException broken)
        {
            return new CheckReport(_held, new Finding("POLICY_DIFFERS", $"A policy pack of the dossier cannot be read: {broken.Message}"));
        }
        catch (JsonException broken)
        {
            return new CheckReport(_held, new Finding("DOSSIER_UNREADABLE", $"The dossier is not the JSON it should be: {broken.Message}"));
        }
    }

    private Finding? First(ZipArchive archive)
    {
        if (archive.GetEntry(DossierNames.DossierFileName) is not { } entry)
        {
            return Missing(DossierNames.DossierFileName);
        }

        string text = Text(entry);
        Dossier dossier = JsonSerializer.Deserialize<Dossier>(text, RecordJson.Options) ?? throw new JsonException("It is empty.");
        Dictionary<string, PublicKey> trusted = (known ?? dossier.Keys).Keys.Where(k => k.IsNamedRightly()).DistinctBy(k => k.Kid).ToDictionary(k => k.Kid, StringComparer.Ordinal);
        PackShelf packs = Packs(archive);
        return Step("the chain of the timeline", ChainCheck.First(dossier.Claim, dossier.Timeline), dossier.Timeline.Count)
            ?? Step($"the decisions: hashes, signatures, {Again(dossier, packs)} recomputed outcomes", Decisions(dossier, trusted, packs), dossier.Decisions.Count)
            ?? Step("the place of the decisions in the chain", Bound(dossier), dossier.Decisions.Count)
            ?? Step("the files of evidence", Files(archive, dossier), dossier.Files.Count)
            ?? Step("the daily root", RootCheck.First(dossier, trusted), dossier.Root is null ? 0 : 1)
            ?? Step("the signature of the dossier", Signature(archive, DossierNames.DossierFileName, text, dossier.MadeAt, trusted), 1)
            ?? Step("the list of files", Manifest(archive, dossier.MadeAt, trusted), archive.Entries.Count)
            ?? Told(RevokedCheck.Told(dossier, trusted));
    }

    private Finding? Told(IEnumerable<string> sentences)
    {
        _held.AddRange(sentences);
        return null;
    }

    private Finding? Step(string what, Finding? finding, int count)
    {
        if (finding is null)
        {
            _held.Add(string.Create(CultureInfo.InvariantCulture, $"{what} ({count})"));
        }

        return finding;
    }

    private static Finding? Decisions(Dossier dossier, Dictionary<string, PublicKey> trusted, PackShelf packs) =>
        dossier.Decisions.Select(d => DecisionCheck.First(d, trusted, packs)).FirstOrDefault(f => f is not null);

    private static int Again(Dossier dossier, PackShelf packs) => dossier.Decisions.Count(d => DecisionCheck.CanBeRecomputed(d, packs));

    // A pack that was tampered with is none: the decision then finds no pack with the hash that it has signed.
    private static PackShelf Packs(ZipArchive archive)
    {
        List<LoadedPack> packs = [];
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.FullName.StartsWith(DossierNames.PolicyFolder, StringComparison.Ordinal)))
        {
            using MemoryStream bytes = new();
            using (Stream content = entry.Open())
            {
                content.CopyTo(bytes);
            }

            packs.Add(PolicyPackLoader.Load(entry.Name, bytes.ToArray()));
        }

        return new PackShelf([.. packs, .. PolicyLibrary.Embedded().Packs]);
    }

    // Each decision has its entry in the chain, and each such entry its decision.
    private static Finding? Bound(Dossier dossier)
    {
        Dictionary<string, string> entries = [];
        foreach (ChainEntry entry in dossier.Timeline.Where(e => e.Content is not null))
        {
            JsonNode node = JsonNode.Parse(entry.Content!)!;
            if ((string?)node["kind"] == nameof(Guarantee.Claims.TimelineKind.Decided) && node["data"] is { } data)
            {
                entries[(string)data["id"]!] = (string)data["sha256"]!;
            }
        }

        foreach (SignedDecision decision in dossier.Decisions)
        {
            string id = (string)JsonNode.Parse(decision.Body)!["id"]!;
            if (!entries.Remove(id, out string? hash))
            {
                return new Finding("DECISION_INSERTED", $"Decision {id} has no entry in the chain.");
            }

            if (hash != decision.Sha256)
            {
                return new Finding("DECISION_EDITED", $"Decision {id} is not the one that the chain names.");
            }
        }

        return entries.Count == 0 ? null : new Finding("DECISION_REMOVED", $"The chain names decision {entries.Keys.First()}, which is missing.");
    }

    private static Finding? Files(ZipArchive archive, Dossier dossier)
    {
        foreach (DossierFile file in dossier.Files)
        {
            if (archive.GetEntry(file.Path) is not { } entry)
            {
                return Missing(file.Path);
            }

            if (Hash(entry) != file.Sha256)
            {
                return new Finding("FILE_EDITED", $"{file.Path} is not the file that was put in.");
            }
        }

        return null;
    }

    private static Finding? Manifest(ZipArchive archive, DateTimeOffset at, Dictionary<string, PublicKey> trusted)
    {
        if (archive.GetEntry(DossierNames.ManifestFileName) is not { } entry)
        {
            return Missing(DossierNames.ManifestFileName);
        }

        string text = Text(entry);
        IReadOnlyDictionary<string, string> files = JsonSerializer.Deserialize<DossierManifest>(text, RecordJson.Options)!.Files;
        string[] own = [DossierNames.ManifestFileName, DossierNames.ManifestFileName + DossierNames.SignatureSuffix];
        return Signature(archive, DossierNames.ManifestFileName, text, at, trusted)
            ?? files.Keys.Where(name => archive.GetEntry(name) is null).Select(Missing).FirstOrDefault()
            ?? archive.Entries.Where(e => !files.ContainsKey(e.FullName) && !own.Contains(e.FullName)).Select(e => new Finding("FILE_ADDED", $"{e.FullName} was not in the dossier.")).FirstOrDefault()
            ?? files.Where(f => Hash(archive.GetEntry(f.Key)!) != f.Value).Select(f => new Finding("FILE_EDITED", $"{f.Key} is not the file that was put in.")).FirstOrDefault();
    }

    private static Finding? Signature(ZipArchive archive, string name, string text, DateTimeOffset at, Dictionary<string, PublicKey> trusted)
    {
        if (archive.GetEntry(name + DossierNames.SignatureSuffix) is not { } entry)
        {
            return Missing(name + DossierNames.SignatureSuffix);
        }

        DetachedSignature signature = JsonSerializer.Deserialize<DetachedSignature>(Text(entry), RecordJson.Options)!;
        if (!trusted.TryGetValue(signature.KeyId, out PublicKey? key))
        {
            return new Finding("KEY_UNKNOWN", $"{name} is signed by the key {signature.KeyId}, which is not one of the marketplace's.");
        }

        return key.HasSigned(text, signature.Signature) ? RevokedCheck.First(key, at, name) : new Finding("DOSSIER_EDITED", $"{name} is not what was signed.");
    }

    private static Finding Missing(string name) => new Finding("FILE_MISSING", $"{name} is missing.");

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Hash(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
