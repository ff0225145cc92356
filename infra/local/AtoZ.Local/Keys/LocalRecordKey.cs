using AtoZ.Functions.Records;

namespace AtoZ.Local.Keys;

/// <summary>The signing key of a local host: made at first start, kept in the data directory, readable by the owner only.</summary>
internal static class LocalRecordKey
{
    /// <summary>The file of a data directory. Whoever deletes it has a new key made; records that were signed keep their old one.</summary>
    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "record-key.txt");

    /// <summary>Reads the key, or makes it.</summary>
    public static string Open(string dataDirectory)
    {
        string path = FileIn(dataDirectory);
        if (File.Exists(path))
        {
            return File.ReadAllText(path).Trim();
        }

        string made = RecordKeys.New();
        OwnersFile.Write(path, file => file.Write(System.Text.Encoding.ASCII.GetBytes(made)));
        return made;
    }
}
