using DurableTask.Sqlite;

namespace AtoZ.Local.Move;

/// <summary>
/// Everything that <c>./run</c> keeps in one file, while it runs or not. Cases and orchestrations are caught at one moment, so what is restored is what
/// a crash at that moment would have left. Either of them behind the other would not do: a wake-up that was lost in between, when its command is
/// taken already, is raised by nobody until the deadline.
/// </summary>
internal static class Backup
{
    /// <summary>Makes the backup.</summary>
    /// <param name="data">What to back up.</param>
    /// <param name="file">Into which file; it must not exist.</param>
    /// <param name="clock">The time on the wall.</param>
    /// <param name="cancellationToken">Gives up; nothing is left behind.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="MoveException">There is nothing to back up, or the file cannot be.</exception>
    public static async Task<BackupManifest> Take(DataFolder data, string file, TimeProvider clock, CancellationToken cancellationToken)
    {
        data.MustHoldAStore();
        Refuse(data, file);
        string staging = file + ".part";
        using IDisposable? held = data.Hold();
        Archive.MakeFolder(staging);
        try
        {
            string copied = Path.Combine(staging, "data");
            string archive = Path.Combine(staging, "archive");
            BackupManifest manifest = await Collect(data, new DataFolder(copied), held is null, clock, cancellationToken);
            await Archive.Write(archive, copied, manifest, cancellationToken);
            File.Move(archive, file, overwrite: false);
            return manifest;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private static void Refuse(DataFolder data, string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new MoveException($"{file} exists: a backup never replaces another. Choose another name.");
        }

        if (Directory.Exists(file + ".part"))
        {
            throw new MoveException($"{file}.part exists: another backup is writing there, or one was broken off; then remove that folder.");
        }

        if (data.Contains(file))
        {
            throw new MoveException($"{file} lies in {data.Path} itself: choose a place outside, best on another disk.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new MoveException($"There is no folder {Path.GetDirectoryName(file)}.");
        }
    }

    private static async Task<BackupManifest> Collect(DataFolder from, DataFolder to, bool isRunning, TimeProvider clock, CancellationToken cancellationToken)
    {
        DateTimeOffset at = clock.GetUtcNow();
        Directory.CreateDirectory(Path.GetDirectoryName(to.Cases)!);
        using (OneMoment moment = await OneMoment.Of(from, cancellationToken))
        {
            moment.CopyTo(to);
        }

        // A file is stored before its case knows of it; so after the cases there is every file that they know.
        (int blobs, IReadOnlyList<string> missing) = await BlobFolder.Copy(
            from.Blobs, to.Blobs, await CaseFile.Files(to.Cases, cancellationToken), isRunning, clock, cancellationToken);
        foreach (string other in from.OtherFiles())
        {
            Copy(Path.Combine(from.Path, other), Path.Combine(to.Path, other));
        }

        return new BackupManifest(
            BackupManifest.Version,
            at,
            isRunning,
            await CaseFile.Check(to.Cases, cancellationToken),
            DurableFile.Check(to.Orchestrations),
            blobs,
            missing,
            await Archive.Describe(to.Path, cancellationToken));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            File.Copy(from, to);
        }
        catch (FileNotFoundException)
        {
            // Removed since the folder was listed, as old mails are.
        }
    }
}
