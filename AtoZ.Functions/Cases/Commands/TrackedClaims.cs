using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>
/// Facts change a claim that is open at once, and both sides see them (PROCESS §5): each is an entry of the timeline, and what it decides is a
/// command, given to the stage that waits, or to the next that opens.
/// Rule TRACK-01.
/// </summary>
internal sealed class TrackedClaims(CommandDesk commands, Timeline timeline, IPolicyLibrary policies)
{
    private static readonly TimelineKind[] Deciding = [TimelineKind.MoneyCameBack, .. CarrierWords.Deciding];

    /// <summary>Takes a carrier's word into the claims about a line, in the caller's transaction.</summary>
    public async Task<FactEffects> Scanned(AtoZDb db, OrderLine line, CarrierScan scan)
    {
        List<ClaimRecord> claims = await Of(db, line);
        FactEffects effects = FactEffects.None;
        foreach (ClaimRecord claim in claims.Where(c => c.Kind.IsNonDelivery()))
        {
            effects = effects.And(claim.IsOpen ? await InOpen(db, claim, line, scan) : await AfterPayout(db, claim, line, scan));
        }

        return effects;
    }

    /// <summary>The buyer sent a parcel of a line back: what came after a payout is no longer asked for.</summary>
    public async Task SentBack(AtoZDb db, OrderLine line, DateTimeOffset at)
    {
        foreach (ClaimRecord claim in (await Of(db, line)).Where(c => c.PaidMinor > 0))
        {
            if (await db.Timeline.AnyAsync(t => t.ClaimId == claim.Id && t.Kind == TimelineKind.DeliveredAfterPayout && t.At <= at))
            {
                await timeline.Append(db, claim.Id, "sent-back", Party.Buyer, TimelineKind.SentBack, Audience.Both);
            }
        }
    }

    /// <summary>Whether any fact came in an open claim that may decide it.</summary>
    public Task<bool> IsFollowed(AtoZDb db, ClaimRecord claim) =>
        claim.IsOpen ? db.Timeline.AnyAsync(t => t.ClaimId == claim.Id && Deciding.Contains(t.Kind)) : Task.FromResult(false);

    /// <summary>Gives an open claim the command that its facts come to, if a stage waits that takes it.</summary>
    /// <returns>Whom to wake after the commit; null when nothing is decided, or nobody waits for it yet.</returns>
    public async Task<CommandReceipt?> Follow(AtoZDb db, ClaimRecord claim)
    {
        if (!claim.IsOpen)
        {
            return null;
        }

        List<TimelineRecord> known = await db.Timeline
            .Where(t => t.ClaimId == claim.Id && Deciding.Contains(t.Kind)).OrderBy(t => t.Sequence).ToListAsync();
        IReadOnlyList<(ClaimLineRecord Line, Money Missing)> lines = await WhatIsMissing.ByLine(db, claim);
        if (known.Exists(t => t.Kind == TimelineKind.MoneyCameBack) && (await WhatIsMissing.Of(db, claim)).MinorUnits == 0)
        {
            return await Give(db, claim, CommandKind.MadeGoodElsewhere);
        }

        // A return is known by its own number; what is known of the parcel of the order says nothing of it.
        if (await db.Returns.FindAsync(claim.Id) is { EndedAt: null } sent)
        {
            CommandKind? said = sent switch
            {
                { ReceivedAt: not null } => CommandKind.ReturnReceived,
                { LostAt: not null } => CommandKind.ReturnLost,
                _ => null,
            };
            return said is { } kind ? await Give(db, claim, kind) : null;
        }

        IReadOnlyList<TimelineKind?> words = CarrierWords.Of(known, lines);
        if (words.All(CarrierWords.IsLoss))
        {
            return await Give(db, claim, CommandKind.ParcelLost);
        }

        bool asked = await db.Stages.AnyAsync(s => s.ClaimId == claim.Id && s.Kind == StageKind.DeliveryAnswer);
        return words.All(w => w == TimelineKind.DeliveryScanned) && !asked ? await Give(db, claim, CommandKind.ParcelDelivered) : null;
    }

    private static Task<List<ClaimRecord>> Of(AtoZDb db, OrderLine line) => db.ClaimsAbout(line.OrderId, line.Line).ToListAsync();

    private async Task<FactEffects> InOpen(AtoZDb db, ClaimRecord claim, OrderLine line, CarrierScan scan)
    {
        if (await EntryOf(db, claim, line, scan) is not { } entry || !await Note(db, claim, line, entry.Kind, entry.Says))
        {
            return FactEffects.None;
        }

        // The queries that follow ask the database.
        await db.SaveChangesAsync();
        await StagePromises.Renew(db, policies, claim);
        return await Follow(db, claim) is { } receipt ? new FactEffects([receipt], []) : FactEffects.None;
    }

    // What the carrier says, and what the timeline calls it; null where it is nothing to a claim.
    private async Task<(TimelineKind Kind, string Says)?> EntryOf(AtoZDb db, ClaimRecord claim, OrderLine line, CarrierScan scan) => scan.Says switch
    {
        CarrierWord.Delivered when await IsProof(db, claim, scan) => (TimelineKind.DeliveryScanned, "Delivered"),
        CarrierWord.Delivered => (TimelineKind.ScanNoted, "Unsigned"),
        CarrierWord.Refused => (TimelineKind.ScanNoted, "Refused"),
        CarrierWord.RefusedAndReturned => (TimelineKind.ParcelRefused, "Refused"),
        CarrierWord.LabelOnly when IsUnshipped(line, scan.At) => (TimelineKind.NotShipped, "NotShipped"),
        CarrierWord.LabelOnly => line.DeliveredAt is null ? (TimelineKind.ScanNoted, "LabelOnly") : null,
        _ => (TimelineKind.CarrierGaveUp, scan.Says.ToString()),
    };

    private static bool IsUnshipped(OrderLine line, DateTimeOffset at) =>
        line is { ShippedAt: null, DeliveredAt: null } && line.EstimatedDeliveryAt <= at;

    private async Task<bool> IsProof(AtoZDb db, ClaimRecord claim, CarrierScan scan) =>
        DeliveryProof.IsEnough(await WhatIsMissing.AtStake(db, claim), scan.HasSignature, policies.For(claim).Tracking);

    private async Task<FactEffects> AfterPayout(AtoZDb db, ClaimRecord claim, OrderLine line, CarrierScan scan)
    {
        TrackingTerms terms = policies.For(claim).Tracking;
        Money paid = new((await db.LinesOf(claim.Id)).Single(l => l.Line == line.Line).PaidMinor, claim.Currency);
        if (scan.Says != CarrierWord.Delivered || !DeliveryProof.IsEnough(paid, scan.HasSignature, terms))
        {
            return FactEffects.None;
        }

        DateTimeOffset? paidAt = (await BuyerPayouts.Booked(db, claim.Id, PayoutPurposes.OfClaim))?.At;
        if (scan.At < paidAt || !(scan.At <= paidAt + terms.DeliveredAfterPayout))
        {
            return FactEffects.None;
        }

        return await Note(db, claim, line, TimelineKind.DeliveredAfterPayout, "Delivered", paid)
            ? new FactEffects([], [new GiveBackStart(claim.Id, string.Create(CultureInfo.InvariantCulture, $"delivered-{line.Line}"))])
            : FactEffects.None;
    }

    private async Task<bool> Note(AtoZDb db, ClaimRecord claim, OrderLine line, TimelineKind kind, string says, Money? amount = null)
    {
        IReadOnlyDictionary<string, string> named = await ClaimLines.Naming(db, claim, line);
        Dictionary<string, string> facts = new(named, StringComparer.Ordinal) { [Names.Scan] = says };
        if (amount is { } about)
        {
            facts[Names.Amount] = about.ToString();
        }

        string key = $"carrier/{kind}/{says}" + (named.Count == 0 ? "" : $"/{line.Line}");
        return await timeline.Append(db, claim.Id, key, Party.Marketplace, kind, Audience.Both, facts);
    }

    // What was given and not yet taken needs no second.
    private async Task<CommandReceipt?> Give(AtoZDb db, ClaimRecord claim, CommandKind kind)
    {
        if (await db.Commands.AnyAsync(c => c.ClaimId == claim.Id && c.Kind == kind && c.State == CommandState.Pending))
        {
            return null;
        }

        CommandReceipt receipt = await commands.Accept(db, new NewCommand(claim.Id, kind, Party.Marketplace, "facts", new NoPayload()));
        return receipt.Accepted ? receipt : null;
    }
}
