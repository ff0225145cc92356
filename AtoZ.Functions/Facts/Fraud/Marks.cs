using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>An address, a payment or a device by the marketplace's own token: any text that is the same for the same thing.</summary>
internal sealed record MarkBody(MarkKind Kind, string Token);

/// <summary>Keeps what accounts have in common, as hashes: what the address is need not be known here.</summary>
internal static class Marks
{
    private const int MostAtOnce = 50;
    private const int LongestToken = 500;

    /// <summary>Checks what was sent.</summary>
    public static Refusal? Check(IReadOnlyList<MarkBody>? marks)
    {
        if (marks is null)
        {
            return null;
        }

        int wrong = marks.ToList().FindIndex(m => VisibleText.IsMissing(m.Token) || m.Token.Length > LongestToken);
        return wrong >= 0
            ? new Refusal("MARK_UNUSABLE", 422, $"A token is empty or longer than {LongestToken} characters.", "Send any text that is the same for the same thing, such as a hash.", $"/marks/{wrong}/token")
            : marks.Count > MostAtOnce
                ? new Refusal("MARKS_TOO_MANY", 422, $"At most {MostAtOnce} marks can be sent at once.", "Send them in several requests.", "/marks")
                : null;
    }

    /// <summary>Keeps them within the caller's transaction; one that is known stays with the time it was seen first.</summary>
    public static async Task Record(AtoZDb db, Party party, string partyId, IReadOnlyList<MarkBody>? marks, DateTimeOffset now)
    {
        foreach ((MarkKind kind, string hash) in (marks ?? []).Select(m => (m.Kind, Hash(m.Token))).Distinct())
        {
            if (await db.PartyMarks.FindAsync(party, partyId, kind, hash) is null)
            {
                db.PartyMarks.Add(new PartyMarkRecord { Party = party, PartyId = partyId, Kind = kind, Hash = hash, SeenAt = now });
            }
        }
    }

    // Case and blanks are accidents of how something was written down.
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim().ToUpperInvariant())));
}
