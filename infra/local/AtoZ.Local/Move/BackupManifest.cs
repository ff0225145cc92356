using System.Text.Json;
using DurableTask.Sqlite;

namespace AtoZ.Local.Move;

/// <summary>What a backup says of itself; the first file in it.</summary>
/// <param name="Format">Of the archive.</param>
/// <param name="MadeAt">When.</param>
/// <param name="WhileRunning">Whether the app ran meanwhile.</param>
/// <param name="Cases">What the store of cases holds.</param>
/// <param name="Orchestrations">What the store of orchestrations holds.</param>
/// <param name="Blobs">How many blobs there are.</param>
/// <param name="MissingBlobs">Files of cases that storage did not have.</param>
/// <param name="Files">Every other file of the archive.</param>
internal sealed record BackupManifest(
    string Format,
    DateTimeOffset MadeAt,
    bool WhileRunning,
    CaseFacts Cases,
    DurableFileFacts Orchestrations,
    int Blobs,
    IReadOnlyList<string> MissingBlobs,
    IReadOnlyList<BackupFile> Files)
{
    /// <summary>The format that is written now.</summary>
    public const string Version = "atoz-backup/1";

    /// <summary>Its name in the archive.</summary>
    public const string FileName = "atoz-backup.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads it.</summary>
    /// <exception cref="MoveException">It is none, or of another format.</exception>
    public static BackupManifest Read(Stream content)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(content, Json) is { Format: Version } manifest
                ? manifest
                : throw new MoveException($"The backup is not of the format {Version}: use the build that made it.");
        }
        catch (JsonException broken)
        {
            throw new MoveException("The backup does not say what it holds: it is damaged.", broken);
        }
    }

    /// <summary>As the archive has it.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">Within the data folder, with slashes.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Hex.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);
