using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Dossiers;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Party = AtoZ.Functions.Guarantee.Claims.Party;

namespace AtoZ.Functions.Tests.Records;

/// <summary>Dossiers of stories, whole or tampered with.</summary>
internal static class DossiersOf
{
    public static async Task<byte[]> Dossier(this Story story, Party reader = Party.Marketplace)
    {
        DossierDesk desk = story.Services.GetRequiredService<DossierDesk>();
        await using FileStream zip = (await desk.Make(story.Claim, reader, "test", "en", CancellationToken.None))!;
        using MemoryStream bytes = new();
        await zip.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    public static CheckReport Check(byte[] zip, PublicKeySet? keys = null)
    {
        using MemoryStream content = new(zip);
        return new DossierCheck(keys).Check(content);
    }

    /// <summary>The same zip with a file replaced; null removes it.</summary>
    public static byte[] With(byte[] zip, string name, Func<string, string?> change)
    {
        using MemoryStream bytes = new();
        bytes.Write(zip);
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry? entry = archive.GetEntry(name);
            string text = entry is null ? "" : Text(entry);
            entry?.Delete();
            if (change(text) is { } changed)
            {
                using Stream content = archive.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(changed));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The same zip with another dossier in it.</summary>
    public static byte[] With(byte[] zip, Action<JsonNode> change) => With(zip, DossierNames.DossierFileName, text =>
    {
        JsonNode node = JsonNode.Parse(text)!;
        change(node);
        return node.ToJsonString();
    });

    public static string Text(byte[] zip, string name)
    {
        using ZipArchive archive = new(new MemoryStream(zip), ZipArchiveMode.Read);
        return Text(archive.GetEntry(name)!);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        return reader.ReadToEnd();
    }
}
