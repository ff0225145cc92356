using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>A line of a claim, as it is shown.</summary>
/// <param name="Record">The line.</param>
/// <param name="Item">What its item is called.</param>
/// <param name="Outcome">How it ended; none while the claim is open and no review refused it.</param>
/// <param name="LeftOut">Both sides agreed on something for other lines of the claim.</param>
public sealed record ClaimLine(ClaimLineRecord Record, string Item, ClaimOutcome Outcome, bool LeftOut = false);

/// <summary>The lines of a claim that has several: what is shown of each, and which of them an offer or a vote may name.</summary>
internal static class ClaimLines
{
    /// <summary>All lines of a claim.</summary>
    public static async Task<IReadOnlyList<ClaimLine>> Of(AtoZDb db, ClaimRecord claim)
    {
        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        List<OrderLine> orders = await db.OrderLines.Where(o => o.OrderId == claim.OrderId).ToListAsync();
        IReadOnlyList<int>? agreed = await WhatIsMissing.LinesAgreedOn(db, claim, lines);
        return [.. lines.Select(l => Of(l, agreed?.Contains(l.Line) == false))];

        ClaimLine Of(ClaimLineRecord line, bool leftOut) =>
            new(line, ItemNames.ToRead(orders.Find(o => o.Line == line.Line), claim.OrderId), Outcome(claim, line, leftOut), leftOut);
    }

    /// <summary>The other lines of an order that a claim about one of them can take along: of the same seller, and without an open claim of their own.</summary>
    public static Task<List<OrderLine>> Others(AtoZDb db, OrderLine line) => db.OrderLines
        .Where(o => o.OrderId == line.OrderId && o.Line != line.Line && o.BuyerId == line.BuyerId)
        .Where(o => o.SellerId == line.SellerId && o.Currency == line.Currency && o.FulfilledByMarketplace == line.FulfilledByMarketplace)
        .Where(o => !db.ClaimLines.Any(l => l.OrderId == o.OrderId && l.Line == o.Line && l.ClosedAt == null))
        .OrderBy(o => o.Line)
        .ToListAsync();

    /// <summary>What an entry of the timeline about one line names it by; nothing where the claim has no other.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Naming(AtoZDb db, ClaimRecord claim, OrderLine line) =>
        await db.ClaimLines.CountAsync(l => l.ClaimId == claim.Id) == 1
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Names.Line] = line.Line.ToString(CultureInfo.InvariantCulture),
                [Names.Item] = ItemNames.ToRead(line, line.OrderId),
            };

    /// <summary>The line that an entry of the timeline names; null where the claim has one.</summary>
    public static int? Named(TimelineRecord entry) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Data)!.TryGetValue(Names.Line, out string? line) ? int.Parse(line, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a review may decide a line by itself: each of a claim that was not paid, and of one that was paid in part those that were refused; none that was left out of what both sides agreed on.</summary>
    public static bool IsAtIssue(ClaimRecord claim, ClaimLine line) => !line.LeftOut && (claim.PaidMinor == 0 || line.Record.RefusedBecause is not null);

    /// <summary>Whether a review decides by lines: the seller's appeal stands or falls with the whole decision, unless the buyer joined it.</summary>
    public static bool AreDecidedIn(AppealRecord review) => review.Origin != AppealOrigin.SellerAppeals || review.JoinedAt is not null;

    /// <summary>Checks the lines that an offer or a vote names.</summary>
    /// <returns>Null when it may name them.</returns>
    public static async Task<Refusal?> Check(AtoZDb db, ClaimRecord claim, Stakes atStake, object payload) => payload switch
    {
        OfferPayload { Lines: { Count: > 0 } lines } offer => CheckOffer(atStake, lines, offer),
        VotePayload { RefusedLines: { Count: > 0 } refused } => await CheckVote(db, claim, refused),
        _ => null,
    };

    private static Refusal? CheckOffer(Stakes atStake, IReadOnlyList<int> lines, OfferPayload offer)
    {
        if (Unknown([.. atStake.Lines.Where(l => l.Of(offer.Remedy).MinorUnits > 0).Select(l => l.Line)], lines, "/lines") is { } unknown)
        {
            return unknown;
        }

        Money most = atStake.Of(offer.Remedy, lines);
        return offer.AmountMinor > most.MinorUnits
            ? new Refusal("OFFER_ABOVE_LINES", 422, $"No more than {most} is missing of the lines that are named.", "Offer less, or name more lines.", "/amountMinor")
            : null;
    }

    private static async Task<Refusal?> CheckVote(AtoZDb db, ClaimRecord claim, IReadOnlyList<LineRefusal> refused)
    {
        AppealRecord? review = await db.Appeals.Where(a => a.ClaimId == claim.Id && a.DecidedAt == null).OrderByDescending(a => a.Number).FirstOrDefaultAsync();
        IReadOnlyList<int> atIssue = review is not null && AreDecidedIn(review) ? [.. (await Of(db, claim)).Where(l => IsAtIssue(claim, l)).Select(l => l.Record.Line)] : [];
        return Unknown(atIssue, [.. refused.Select(r => r.Line)], "/refusedLines")
            ?? (refused.Count >= atIssue.Count && review?.JoinedAt is null
                ? new Refusal("VOTE_CONTRADICTS", 422, "A vote for the buyer upholds a line at least.", "Vote for the seller, or refuse fewer lines.", "/refusedLines")
                : null);
    }

    private static Refusal? Unknown(IReadOnlyList<int> known, IReadOnlyList<int> named, string field)
    {
        for (int i = 0; i < named.Count; i++)
        {
            if (!known.Contains(named[i]) || named.Take(i).Contains(named[i]))
            {
                return new Refusal(
                    "LINE_NOT_AT_ISSUE", 422, $"Line {named[i]} is not at issue here, or is named twice.", known.Count > 0 ? $"Name lines out of {string.Join(", ", known)}, each once." : "Leave the lines out.", $"{field}/{i}");
            }
        }

        return null;
    }

    private static ClaimOutcome Outcome(ClaimRecord claim, ClaimLineRecord line, bool leftOut) => claim switch
    {
        _ when line.RefusedBecause is not null => ClaimOutcome.Refused,
        { IsOpen: false, PaidMinor: > 0 } when leftOut => ClaimOutcome.SettledByOffer,
        { IsOpen: false, PaidMinor: > 0 } when line.PaidMinor == 0 && claim.Outcome != ClaimOutcome.SettledByOffer => ClaimOutcome.MadeGoodElsewhere,
        _ => claim.Outcome,
    };
}
