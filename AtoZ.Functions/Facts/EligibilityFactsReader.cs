using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts;

/// <summary>Gathers what the rules of eligibility look at.</summary>
internal static class EligibilityFactsReader
{
    /// <summary>What was paid for the next pieces of a line: together all pieces make up its total to the last unit.</summary>
    public static long PaidForNext(OrderLine line, int quantity, int used) => line.TotalOf(used + quantity) - line.TotalOf(used);

    /// <summary>Pieces of a line that claims decided about: paid in any way, or refused for the same reason. What was withdrawn, or settled without money, can be claimed again.</summary>
    public static int PiecesUsed(IEnumerable<ClaimPart> others, ClaimKind kind) => others
        .Where(o => !o.Claim.IsOpen && o.Claim.Kind.SharesPiecesWith(kind))
        .Where(o => IsPaid(o) || (o.Claim.Kind == kind && IsRefused(o)))
        .Sum(o => o.Line.Quantity);

    // Who accepted an offer settled all lines with it, whichever of them it paid.
    private static bool IsPaid(ClaimPart part) => part.Line.PaidMinor > 0 || part.Claim is { PaidMinor: > 0, Outcome: ClaimOutcome.SettledByOffer };

    private static bool IsRefused(ClaimPart part) => part.Line.RefusedBecause is not null || part.Claim.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud;

    /// <summary>The pieces that a claim is about: as many as it says, else all that are left.</summary>
    public static int Pieces(int? claimed, OrderLine? line, int used) => claimed ?? (line is null ? 1 : Math.Max(line.Quantity - used, 1));

    // Who names no amount claims the most that is owed and missing; where nothing is, the most, so that the rules say why it is refused.
    private static EligibilityFacts WithAmount(EligibilityFacts facts, long? claimed, EligibilityTerms terms)
    {
        long most = facts.Kind.IsHarm() ? facts.PaidMinor : AmountMustBeWithinWhatWasPaid.Most(facts, terms);
        long left = (facts.Kind.KeepsALateItem(facts.Remedy) ? most : facts.LinePaidMinor) - facts.RecoveredMinor;
        return facts with { AmountMinor = claimed ?? (left > 0 ? Math.Min(most, left) : most) };
    }

    // What came back for the charge is no money for the item, and the other way round.
    private static long Recovered(OrderLine line, List<ClaimPart> claims, long cameBack, ClaimKind kind)
    {
        long byCharge = claims.Where(c => c.Claim.Kind.IsAboutTheCharge()).Sum(c => c.Line.PaidMinor);
        long price = line.Total.MinorUnits;
        long above = line.ChargedMinor is { } charged ? Overcharges.Above(price, charged) : byCharge;
        return kind.IsAboutTheCharge()
            ? checked(Overcharges.CameBack(price, cameBack) + byCharge)
            : Overcharges.CameBackForTheItem(above, checked(cameBack + claims.Where(c => !c.Claim.Kind.IsHarm()).Sum(c => c.Line.PaidMinor)));
    }

    private static async Task<DateTimeOffset?> UntilOf(AtoZDb db, OrderLine? line, PolicyPack policy) =>
        line?.SellerContactedAt is { } written ? (await PartyCalendars.AfterContact(db, line, written, policy)).Until : null;

    // Who opens an inquiry about a return that is refused asks for it there.
    private static DateTimeOffset? ReturnAskedAt(OrderLine? line, List<InquiryRecord> inquiries) =>
        inquiries.Where(i => i.Kind == ClaimKind.ReturnRefused).Select(i => i.ContactedAt).Append(line?.ReturnAskedAt).Min();

    public static async Task<EligibilityFacts> Read(
        AtoZDb db, NewClaim claim, OrderLine? line, IReadOnlyList<EvidenceRecord> evidence, string marketplace, PolicyPack policy, DateTimeOffset now)
    {
        List<ClaimPart> others = await db.PartsAbout(claim.OrderId, claim.Line).ToListAsync();
        List<InquiryRecord> inquiries = await db.Inquiries.Where(i => i.OrderId == claim.OrderId && i.Line == claim.Line && i.BuyerId == claim.BuyerId).ToListAsync();
        DateTimeOffset? scanned = await db.Facts
            .Where(f => f.Type == "Scan" && f.OrderId == claim.OrderId && f.Line == claim.Line)
            .OrderBy(f => f.At)
            .Select(f => (DateTimeOffset?)f.At)
            .FirstOrDefaultAsync();
        int used = claim.Kind.IsHarm() ? 0 : PiecesUsed(others, claim.Kind);
        int pieces = Pieces(claim.Quantity, line, used);
        long paid = line is null ? 0 : used + pieces <= line.Quantity ? PaidForNext(line, pieces, used) : line.TotalOf(pieces);
        long recovered = line is null ? 0 : Recovered(line, others, (await WhatIsMissing.CameBack(db, line)).MinorUnits, claim.Kind);
        EligibilityFacts facts = new()
        {
            Now = now,
            OrderLineKnown = line is not null,
            ClaimantBuyerId = claim.BuyerId,
            OrderBuyerId = line?.BuyerId,
            SellerId = line?.SellerId,
            MarketplaceSellerId = marketplace,
            Kind = claim.Kind,
            Category = line?.Category,
            PurchasedAt = line?.PurchasedAt,
            DeliveredAt = line?.DeliveredAt,
            EstimatedDeliveryAt = line?.EstimatedDeliveryAt,
            SellerContactedAt = inquiries.Select(i => i.ContactedAt).Append(line?.SellerContactedAt).Min(),
            SellerUntil = inquiries.Select(i => i.SellerUntil).Append(await UntilOf(db, line, policy)).Min(),
            ReturnPostedAt = line?.ReturnPostedAt,
            ReturnAskedAt = ReturnAskedAt(line, inquiries),
            Remedy = claim.Remedy,
            ChargedMinor = line?.ChargedMinor,
            Description = claim.Description,
            EvidenceTypes = [.. evidence.Select(e => e.ContentType)],
            RecoveredMinor = recovered,
            ChargedBack = line?.ChargedBack ?? false,
            OpenClaimOnLine = others.Exists(o => o.Claim.IsOpen),
            DecidedClaimOnLine = others.Exists(o => o.Claim.Kind == claim.Kind && claim.Kind.IsHarm() && (IsRefused(o) || o.Line.PaidMinor > 0)),
            AmountMinor = 0,
            PaidMinor = paid,
            LinePaidMinor = line?.Total.MinorUnits ?? 0,
            Currency = line?.Currency,
            ClaimCurrency = claim.Currency,
            OrderStatus = line?.Status,
            Condition = line?.Condition,
            CarrierLostAt = line?.CarrierLostAt,
            HasTracking = !string.IsNullOrWhiteSpace(line?.TrackingNumber),
            FirstScanAt = scanned,
            InsurerMinor = claim.Losses.Count > 0 ? 0 : line?.InsurerPaidMinor ?? 0,
            Pieces = pieces,
            PiecesLeft = line is null ? int.MaxValue : line.Quantity - used,
        };
        return WithAmount(facts, claim.AmountMinor, policy.Eligibility);
    }
}
