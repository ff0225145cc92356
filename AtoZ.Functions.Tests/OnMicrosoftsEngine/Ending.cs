using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.OnMicrosoftsEngine;

/// <summary>What came of a story, to the minute and the cent: claim, timeline, bookings, mails, orchestrations.</summary>
internal static class Ending
{
    private static readonly Regex Id = new("_[0-9a-f]{32}", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>
    /// In the order of the lines, since what two orchestrations do at one moment has no order; and without the ids, which are new in
    /// each telling.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Of(Story story) =>
        [
            .. (await story.Store.Read(Read)).Concat(await Orchestrations(story))
                .Select(line => Id.Replace(line, string.Empty))
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<IEnumerable<string>> Read(AtoZDb db)
    {
        List<string> lines = [];
        lines.AddRange((await db.Claims.ToListAsync()).Select(c =>
            $"claim: {c.Status} {c.Outcome} paid {c.PaidMinor}, next {c.NextActor} by {c.Deadline:o}, counts {c.CountsAgainstSeller}, "
                + $"refused for {c.RefusalReasons}"));
        lines.AddRange((await db.Inquiries.ToListAsync()).Select(i =>
            $"inquiry: {i.State}, next {i.NextActor} by {i.Deadline:o}"));
        lines.AddRange((await db.Debts.ToListAsync()).Select(d =>
            $"debt: {d.State} {d.RecoveredMinor} of {d.AmountMinor} since {d.OpenedAt:o}"));
        lines.AddRange((await db.Timeline.ToListAsync()).Select(t => $"{t.At:o} {t.Actor} {t.Kind} for {t.Audience}"));
        lines.AddRange((await db.LedgerTransactions.Include(t => t.Postings).ToListAsync()).Select(t =>
            $"{t.At:o} {t.Key}: {string.Join(", ", t.Postings.OrderBy(p => p.Id).Select(Posting))}"));
        lines.AddRange((await db.Mails.ToListAsync()).Select(m => $"{m.CreatedAt:o} mail to {m.To}: {m.Key.Split(':')[1]}"));
        lines.AddRange((await db.Stages.ToListAsync()).Select(s =>
            $"stage {s.Kind} {s.Seat} from {s.OpenedAt:o} to {s.ClosedAt:o}"));
        return lines;
    }

    private static string Posting(LedgerPosting posting) => $"{posting.Account} {posting.Holder} {posting.AmountMinor} {posting.Currency}";

    private static async Task<IEnumerable<string>> Orchestrations(Story story)
    {
        List<string> lines = [];
        ClaimId claim = story.Claim;
        string recovery = InstanceIds.Recovery(story.Debt);
        foreach (string id in new[] { InstanceIds.Claim(claim), InstanceIds.Inquiry(claim), recovery, InstanceIds.Appeal(claim, 1) })
        {
            lines.Add($"{id}: {await story.Status(id)}");
        }

        return lines;
    }
}
