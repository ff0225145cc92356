using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace AtoZ.Local.Move;

/// <summary>A backup as a file: tar, compressed, readable by its owner alone.</summary>
internal static class Archive
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A folder for secrets, which nobody else may look into.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Owners | UnixFileMode.UserExecute);
    }

    /// <summary>Which files a folder holds.</summary>
    public static async Task<IReadOnlyList<BackupFile>> Describe(string folder, CancellationToken cancellationToken)
    {
        List<BackupFile> files = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await using FileStream content = File.OpenRead(path);
            string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            files.Add(new BackupFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), content.Length, hash));
        }

        return files;
    }

    /// <summary>Writes a folder's files, what the backup says of itself first.</summary>
    /// <exception cref="MoveException">The file exists, or cannot be written.</exception>
    public static async Task Write(string file, string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owners;
        }

        await using FileStream written = new(file, options);
        await using (GZipStream compressed = new(written, CompressionLevel.Fastest, leaveOpen: true))
        await using (TarWriter tar = new(compressed, TarEntryFormat.Pax))
        {
            using MemoryStream said = new(manifest.Bytes());
            await tar.WriteEntryAsync(Entry(BackupManifest.FileName, said, manifest), cancellationToken);
            foreach (BackupFile one in manifest.Files)
            {
                await using FileStream content = File.OpenRead(Path.Combine(folder, one.Path));
                await tar.WriteEntryAsync(Entry(one.Path, content, manifest), cancellationToken);
            }
        }

        written.Flush(flushToDisk: true);
    }

    /// <summary>Reads it into an empty folder, and finds every file as it was written, no more and no less.</summary>
    /// <exception cref="MoveException">It is no backup, or damaged.</exception>
    public static async Task<BackupManifest> Read(string file, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream read = File.OpenRead(file);
            await using GZipStream plain = new(read, CompressionMode.Decompress);
            await using TarReader tar = new(plain);
            BackupManifest manifest = await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { Name: BackupManifest.FileName, DataStream: { } said }
                ? BackupManifest.Read(said)
                : throw new MoveException($"{file} is no backup of AtoZ.");
            Dictionary<string, BackupFile> awaited = manifest.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
            {
                // Only what the backup says that it holds: no link, and no path that leads out of the folder.
                if (entry.EntryType is not TarEntryType.RegularFile
                    || !awaited.Remove(entry.Name, out BackupFile? one)
                    || !new DataFolder(folder).Contains(Path.Combine(folder, entry.Name)))
                {
                    throw new MoveException($"{file} holds '{entry.Name}', which no backup of AtoZ does.");
                }

                await Extract(entry, one, Path.Combine(folder, one.Path), cancellationToken);
            }

            return awaited.Count == 0 ? manifest : throw new MoveException($"{file} is damaged: '{awaited.Keys.First()}' is missing.");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new MoveException($"{file} is no backup of AtoZ, or damaged.", broken);
        }
    }

    private static async Task Extract(TarEntry entry, BackupFile one, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owners;
        }

        await using FileStream content = new(path, options);
        await (entry.DataStream ?? Stream.Null).CopyToAsync(content, cancellationToken);
        content.Position = 0;
        string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        if (hash != one.Sha256)
        {
            throw new MoveException($"The backup is damaged: '{one.Path}' is not as it was written.");
        }
    }

    private static PaxTarEntry Entry(string name, Stream content, BackupManifest manifest) =>
        new(TarEntryType.RegularFile, name) { DataStream = content, Mode = Owners, ModificationTime = manifest.MadeAt };
}
