using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>
/// The state of a case as its reader saw it. Made only of what that reader may see: a tag that changed with the other side's secrets would tell them.
/// </summary>
internal static class CaseTag
{
    /// <summary>What a route says of the header that compares it.</summary>
    public const string IfMatch = "An ETag that was read: when the case is not so any more, 412 and nothing happens.";

    /// <summary>What a route says of the header that saves a transfer.</summary>
    public const string IfNoneMatch = "An ETag that was read: when the case is still so, 304 without a body.";

    /// <summary>The tag of a case.</summary>
    public static string Of(CaseFile file)
    {
        ClaimRecord c = file.Claim;
        string[] parts =
        [
            c.Id.Value, file.Viewer.ToString(), c.Status.ToString(), c.Outcome.ToString(), c.NextActor.ToString(), Text(c.Deadline), Text(c.PaidMinor), Text(file.Timeline.Count),
            .. file.Answers.Select(a => $"{a.Id}{a.State}"), .. file.Evidence.Select(e => e.Id), .. file.Debts.Select(d => $"{d.Id}{d.State}{d.RecoveredMinor}"),
        ];
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 12))}\"";
    }

    /// <summary>Whether the case is still as the caller says to have read it, within the transaction that is to change it.</summary>
    /// <returns>Null when it is, or when nothing was asked.</returns>
    public static async Task<Refusal?> Check(HttpRequest request, CaseReader reader, AtoZDb db, ClaimId claim, Party viewer, LinkRecord? link = null)
    {
        string asked = request.Headers.IfMatch.ToString();
        if (asked.Length == 0 || asked == "*" || await reader.Read(db, claim, viewer, link) is not { } file)
        {
            return null;
        }

        return asked.Split(',', StringSplitOptions.TrimEntries).Contains(Of(file), StringComparer.Ordinal)
            ? null
            : new Refusal("CASE_CHANGED", StatusCodes.Status412PreconditionFailed, "The case is not as it was when it was read.", "Read it again and decide anew.", "If-Match");
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
