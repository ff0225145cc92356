using DurableTask.Sqlite;

namespace AtoZ.Local.Move;

/// <summary>Takes a backup into a folder in which nothing is yet, and looks whether all of it is as it was.</summary>
internal static class Restore
{
    /// <summary>Restores it.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="data">Where to; nothing may be there.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What the backup says of itself; it was found so.</returns>
    /// <exception cref="MoveException">The folder is not empty, or the backup is damaged or of another build.</exception>
    public static async Task<BackupManifest> Take(string file, DataFolder data, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new MoveException($"There is no file {file}.");
        }

        if (File.Exists(data.Path) || (Directory.Exists(data.Path) && Directory.EnumerateFileSystemEntries(data.Path).Any()))
        {
            throw new MoveException($"{data.Path} is not empty: a backup never replaces what is there. Move it away, or choose another folder with --data.");
        }

        // Whole or not at all: the folder gets its name when everything was checked.
        string staging = data.Path + ".part";
        if (Directory.Exists(staging))
        {
            throw new MoveException($"{staging} exists: another restore is writing there, or one was broken off; then remove that folder.");
        }

        Archive.MakeFolder(staging);
        try
        {
            BackupManifest manifest = await Archive.Read(file, staging, cancellationToken);
            await Check(new DataFolder(staging), manifest, cancellationToken);
            if (Directory.Exists(data.Path))
            {
                Directory.Delete(data.Path);
            }

            Directory.Move(staging, data.Path);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static async Task Check(DataFolder restored, BackupManifest manifest, CancellationToken cancellationToken)
    {
        restored.MustHoldAStore();
        DurableFileFacts orchestrations = DurableFile.Check(restored.Orchestrations);
        CaseFacts cases = await CaseFile.Check(restored.Cases, cancellationToken);
        if (orchestrations != manifest.Orchestrations || !cases.IsSameAs(manifest.Cases))
        {
            throw new MoveException($"The backup says that it holds {manifest.Cases}, and holds {cases}: it is damaged.");
        }
    }
}
