using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Data;

/// <summary>One line of the order in a claim: what is claimed of it, what was paid for it, and why it was refused where others were not. Every claim has at least one.</summary>
public sealed class ClaimLineRecord
{
    public required ClaimId ClaimId { get; init; }

    public required string OrderId { get; init; }

    /// <summary>The line of the order, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>How many pieces of the line are claimed.</summary>
    public required int Quantity { get; init; }

    /// <summary>What is claimed of it, minor units of the claim's currency; all lines together are the claim's amount.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>What had come back of the order line by other ways when it was claimed, minor units: what comes after is for what is claimed.</summary>
    public long CameBackBeforeMinor { get; init; }

    /// <summary>What the buyer was paid for it, minor units; all lines together are what the claim paid.</summary>
    public long PaidMinor { get; set; }

    /// <summary>What of it came back to the buyer by another way after it was paid, minor units.</summary>
    public long RecoveredTwiceMinor { get; set; }

    /// <summary>The criterion by which a review refused this line while it upheld others; null where it did not.</summary>
    public string? RefusedBecause { get; set; }

    /// <summary>The claim's own; here because one line has one open claim.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>A claim with the one of its lines that is looked at.</summary>
internal sealed record ClaimPart(ClaimRecord Claim, ClaimLineRecord Line)
{
    /// <summary>What was paid for the line.</summary>
    public Money Paid => new(this.Line.PaidMinor, this.Claim.Currency);
}

/// <summary>Finds the claims of an order line, whichever of their lines it is.</summary>
internal static class ClaimsOfLines
{
    public static IQueryable<ClaimRecord> ClaimsAbout(this AtoZDb db, string orderId, int line) =>
        db.ClaimLines.Where(l => l.OrderId == orderId && l.Line == line).Join(db.Claims, l => l.ClaimId, c => c.Id, (_, c) => c);

    /// <summary>The same, each with its line.</summary>
    public static IQueryable<ClaimPart> PartsAbout(this AtoZDb db, string orderId, int line) =>
        db.ClaimLines.Where(l => l.OrderId == orderId && l.Line == line).Join(db.Claims, l => l.ClaimId, c => c.Id, (l, c) => new ClaimPart(c, l));

    /// <summary>The lines of a claim, in the order of their numbers.</summary>
    public static Task<List<ClaimLineRecord>> LinesOf(this AtoZDb db, ClaimId claim) =>
        db.ClaimLines.Where(l => l.ClaimId == claim).OrderBy(l => l.Line).ToListAsync();
}
