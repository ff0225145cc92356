using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Writes down how a review ended, with the criteria that decided.</summary>
internal sealed class DecideReview(CaseStore cases)
{
    /// <returns>Codes of the criteria, comma separated: those met when the buyer is right, those not met otherwise.</returns>
    [Function(nameof(DecideReview))]
    public Task<string> Run([ActivityTrigger] ReviewEnd end) => cases.Change(end.ClaimId, async open =>
    {
        AppealRecord review = await open.Db.Appeals.SingleAsync(a => a.ClaimId == end.ClaimId && a.Number == end.Number);
        if (review.DecidedAt is null)
        {
            review.ForBuyer = end.ForBuyer;
            review.Criteria = end.ByDefault || end.EndedBy is not null ? "" : await Criteria(open, end);
            review.DecidedAt = open.Now;
            await DecideLines(open, review, end);
            await Record(open, review, end);
        }

        await open.Note(
            $"review-decided/{end.Number}",
            Party.System,
            TimelineKind.ReviewDecided,
            Audience.Both,
            (Names.ForParty, end.ForBuyer ? nameof(Party.Buyer) : nameof(Party.Seller)),
            (Names.Reasons, string.IsNullOrEmpty(review.Criteria) ? null : review.Criteria),
            (Names.ByDefault, end.ByDefault ? "true" : null),
            (Names.Answer, end.EndedBy?.ToString()));
        EndTurn(open, end.ForBuyer);
        return review.Criteria ?? "";
    });

    // A review for the buyer upholds the lines at issue but those that the deciding vote refuses; one for the seller leaves all as they are.
    private static async Task DecideLines(OpenedCase open, AppealRecord review, ReviewEnd end)
    {
        List<ClaimLineRecord> lines = await open.Db.LinesOf(end.ClaimId);
        if (lines.Count > 1 && end.ForBuyer && ClaimLines.AreDecidedIn(review))
        {
            await Uphold(open, end);
        }

        review.RefusesLines = end.ForBuyer && lines.Exists(l => l.RefusedBecause is not null);
    }

    private static async Task Uphold(OpenedCase open, ReviewEnd end)
    {
        List<VoteRecord> votes = await open.Db.Votes.Where(v => v.ClaimId == end.ClaimId && v.AppealNumber == end.Number).ToListAsync();
        VoteRecord? deciding = end.ByDefault || end.EndedBy is not null ? null : votes.Find(v => v.Seat == Seat.Adjudicator) ?? votes.Find(v => v.ForBuyer);
        IReadOnlyList<LineRefusal> refused = LineRefusal.In(deciding?.RefusedLines);
        foreach (ClaimLine line in (await ClaimLines.Of(open.Db, open.Claim)).Where(l => ClaimLines.IsAtIssue(open.Claim, l)))
        {
            line.Record.RefusedBecause = refused.FirstOrDefault(r => r.Line == line.Record.Line)?.Criterion;
            if (line.Record.RefusedBecause is { } criterion)
            {
                string number = line.Record.Line.ToString(CultureInfo.InvariantCulture);
                await open.Note(
                    $"line-refused/{end.Number}/{number}",
                    Party.System,
                    TimelineKind.LineRefused,
                    Audience.Both,
                    (Names.Line, number),
                    (Names.Item, line.Item),
                    (Names.Reasons, criterion));
            }
        }
    }

    private static async Task Record(OpenedCase open, AppealRecord review, ReviewEnd end)
    {
        List<VoteRecord> votes = await open.Db.Votes.Where(v => v.ClaimId == end.ClaimId && v.AppealNumber == end.Number).OrderBy(v => v.At).ToListAsync();
        SeatVote[] seats = [.. votes.Select(v => new SeatVote(v.Seat, v.ForBuyer, CriterionVote.In(v.Criteria)) { RefusedLines = v.RefusedLines is null ? null : LineRefusal.In(v.RefusedLines) })];
        await open.Decide(
            DecisionKind.Review, $"review/{end.Number}", Audience.Both, new ReviewFacts(review.Origin, seats, end.EndedBy), end.ForBuyer ? "ForBuyer" : "ForSeller");
    }

    private static void EndTurn(OpenedCase open, bool forBuyer)
    {
        if (open.Claim.IsOpen)
        {
            open.SystemTurn(forBuyer ? ClaimStatus.Paying : ClaimStatus.InReview);
            return;
        }

        open.Turn(ClaimStatus.Closed, Party.None, null);
    }

    private static async Task<string> Criteria(OpenedCase open, ReviewEnd end)
    {
        List<VoteRecord> votes = await open.Db.Votes.Where(v => v.ClaimId == end.ClaimId && v.AppealNumber == end.Number && v.ForBuyer == end.ForBuyer).ToListAsync();
        IEnumerable<string> codes = votes
            .SelectMany(v => CriterionVote.In(v.Criteria))
            .Where(c => c.Met == end.ForBuyer)
            .Select(c => c.Code);
        return string.Join(',', codes.Distinct().Order(StringComparer.Ordinal));
    }
}
