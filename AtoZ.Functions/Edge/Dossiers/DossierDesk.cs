using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Roots;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Dossiers;

/// <summary>Makes the dossier of a claim: a zip with JSON, evidence, and a page that opens in any browser and checks itself offline.</summary>
internal sealed class DossierDesk(
    AtoZStore store, CaseReader cases, EvidenceDesk evidence, DailyRoots roots, PublicKeys publicKeys, RecordKeys keys, IPolicyLibrary policies, PageRenderer pages, TimeProvider clock)
{
    private const string PageFileName = "index.html";

    /// <summary>Makes a dossier in a temporary file that removes itself.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="viewer">For whom; experts see a masked case and get none.</param>
    /// <param name="actor">Who exactly; kept as having seen the evidence.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when there is no such claim.</returns>
    public async Task<FileStream?> Make(ClaimId id, Party viewer, string actor, string language, CancellationToken cancellationToken)
    {
        if (viewer == Party.Expert || await cases.Read(id, viewer) is not { } file)
        {
            return null;
        }

        FileStream zip = TemporaryFile.Open();
        try
        {
            await using (ZipArchive archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
            {
                await Fill(archive, file, actor, language, cancellationToken);
            }

            zip.Position = 0;
            return zip;
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    private async Task Fill(ZipArchive archive, CaseFile file, string actor, string language, CancellationToken cancellationToken)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        List<DossierFile> files = [];
        foreach (EvidenceRecord record in file.Evidence)
        {
            if (await Add(archive, file, record, actor, cancellationToken) is { } added)
            {
                files.Add(added);
                hashes[added.Path] = added.Sha256;
            }
        }

        Dossier dossier = await Document(file, files, cancellationToken);
        string text = JsonSerializer.Serialize(dossier, RecordJson.Options);
        string signature = Signed(text);
        string page = await DossierHtml.Of(pages, dossier, file, text, Signed, language);
        foreach ((string name, string content) in new[] { (DossierNames.DossierFileName, text), (DossierNames.DossierFileName + DossierNames.SignatureSuffix, signature), (PageFileName, page) })
        {
            hashes[name] = CanonicalJson.Sha256(content);
            await Put(archive, name, content, cancellationToken);
        }

        foreach (LoadedPack pack in file.Viewer is Party.Buyer or Party.Seller ? [] : Packs(dossier))
        {
            string name = $"{DossierNames.PolicyFolder}{pack.Pack.Version}.json";
            hashes[name] = pack.Sha256();
            await Put(archive, name, pack.Text, cancellationToken);
        }

        string manifest = JsonSerializer.Serialize(new DossierManifest("atoz-manifest/1", hashes), RecordJson.Options);
        await Put(archive, DossierNames.ManifestFileName, manifest, cancellationToken);
        await Put(archive, DossierNames.ManifestFileName + DossierNames.SignatureSuffix, Signed(manifest), cancellationToken);
    }

    private async Task<Dossier> Document(CaseFile file, List<DossierFile> files, CancellationToken cancellationToken)
    {
        ClaimId id = file.Claim.Id;
        List<TimelineRecord> timeline = await store.Read(db => db.Timeline.Where(t => t.ClaimId == id && t.Number > 0).OrderBy(t => t.Number).ToListAsync(cancellationToken));
        List<DecisionRecord> decisions = await store.Read(db => db.Decisions.Where(d => d.ClaimId == id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(cancellationToken));
        bool outside = file.Viewer is Party.Buyer or Party.Seller;
        List<LedgerTransaction> bookings = outside ? [] : await store.Read(db => db.LedgerTransactions.Include(t => t.Postings).Where(t => t.ClaimId == id).OrderBy(t => t.Id).ToListAsync(cancellationToken));
        return new Dossier(
            Dossier.Version,
            id.Value,
            file.Viewer,
            clock.GetUtcNow(),
            JsonSerializer.SerializeToNode(CaseViews.Of(file, ""), ApiJson.Options)!,
            [.. timeline.Select(t => new ChainEntry(t.Number, t.Audience.Holds(file.Viewer) ? Chain.Content(t) : null, t.ContentHash, t.Hash))],
            [.. decisions.Select(d => SignedDecision.For(d, file.Viewer)).OfType<SignedDecision>()],
            files,
            outside ? null : JsonSerializer.SerializeToNode(bookings, RecordJson.Options),
            await publicKeys.All(),
            await roots.Prove(id, cancellationToken));
    }

    private IEnumerable<LoadedPack> Packs(Dossier dossier) =>
        dossier.Decisions.Select(d => JsonSerializer.Deserialize<DecisionBody>(d.Body, RecordJson.Options)!.Policy).Distinct(StringComparer.Ordinal).Select(policies.Whole);

    private async Task<DossierFile?> Add(ZipArchive archive, CaseFile file, EvidenceRecord record, string actor, CancellationToken cancellationToken)
    {
        if (await evidence.Open(file.Claim.Id, record.Id, file.Viewer, actor, cancellationToken) is not { } download)
        {
            return null;
        }

        await using Stream content = download.Content;
        string path = $"evidence/{record.Id[^8..]}-{download.FileName}";
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using Stream entry = await archive.CreateEntry(path, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await entry.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return new DossierFile(path, record.Id, record.Party, Convert.ToHexStringLower(hash.GetHashAndReset()), record.Sha256);
    }

    private string Signed(string text) => JsonSerializer.Serialize(new DetachedSignature(keys.Public.Kid, keys.Sign(text)), RecordJson.Options);

    private static Task Put(ZipArchive archive, string name, string content, CancellationToken cancellationToken) => Put(archive, name, Encoding.UTF8.GetBytes(content).AsMemory(), cancellationToken);

    private static async Task Put(ZipArchive archive, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using Stream entry = await archive.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}
