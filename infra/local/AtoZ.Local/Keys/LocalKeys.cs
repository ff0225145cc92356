using System.Security.Cryptography;
using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Local.SignIn;

namespace AtoZ.Local.Keys;

/// <summary>The app's own secrets on a local host: made at first start, kept in the data directory, readable by the owner only.</summary>
/// <param name="LinkSigningKey">Base64.</param>
/// <param name="Staff">The accounts, with their keys.</param>
/// <param name="LinkSigningKeyPrevious">Base64; put there by whoever rotates the key.</param>
internal sealed record LocalKeys(string LinkSigningKey, IReadOnlyList<LocalStaffAccount> Staff, string? LinkSigningKeyPrevious = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, "app-keys.json");

    /// <summary>Reads the keys, or makes them.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    public static LocalKeys Open(string dataDirectory)
    {
        string path = FileIn(dataDirectory);
        if (!File.Exists(path))
        {
            LocalKeys made = New();
            Write(path, made);
            return made;
        }

        try
        {
            return JsonSerializer.Deserialize<LocalKeys>(File.ReadAllText(path), Json) ?? throw new JsonException("The file is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"The keys in {path} cannot be read; mend the file, or delete it to have new keys made (links that were sent then stop working).", broken);
        }
    }

    // Two approvers, and a reviewer for each seat of a review and of an appeal after it: nobody fills two seats of a claim.
    private static LocalKeys New() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    [
        Account("ines", Party.Investigator),
        Account("ruth", Party.Reviewer),
        Account("omar", Party.Reviewer),
        Account("rosa", Party.Reviewer),
        Account("otto", Party.Reviewer),
        Account("anna", Party.Approver),
        Account("aldo", Party.Approver),
        Account("carl", Party.Collector),
        Account("sara", Party.Support),
        Account("pia", Party.PolicyAuthor),
        Account("emil", Party.Auditor),
        Account("alma", Party.Administrator),
    ]);

    private static LocalStaffAccount Account(string name, Party role) => new(name, [role], "staff-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));

    private static void Write(string path, LocalKeys keys) => OwnersFile.Write(path, file => JsonSerializer.Serialize(file, keys, Json));
}
