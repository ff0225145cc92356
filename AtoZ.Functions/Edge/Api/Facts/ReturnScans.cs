using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Scans of a return that was agreed on: known by the number that the buyer gave, or that of the seller's label. They say nothing of the
/// parcel of the order itself.
/// </summary>
internal sealed class ReturnScans(CommandDesk commands, TrackedClaims tracked, Timeline timeline)
{
    /// <summary>Takes a scan in, within the caller's transaction.</summary>
    /// <returns>Null when the parcel is no return's; otherwise whom to wake after the commit.</returns>
    public async Task<IReadOnlyList<CommandReceipt>?> Take(AtoZDb db, FactBody scan)
    {
        if (VisibleText.IsMissing(scan.TrackingNumber))
        {
            return null;
        }

        List<ReturnRecord> known = await db.Returns
            .Where(r => db.ClaimLines.Any(l => l.ClaimId == r.ClaimId && l.OrderId == scan.OrderId && l.Line == scan.Line)).ToListAsync();
        known.RemoveAll(r => !Shipments.IsSame(r.TrackingNumber ?? r.LabelTracking ?? "", scan.TrackingNumber));
        List<CommandReceipt> given = [];
        foreach (ReturnRecord sent in known.Where(r => r.EndedAt is null && scan.Scan != ScanKind.LabelCreated))
        {
            given.AddRange(await Take(db, sent, scan));
        }

        return known.Count == 0 ? null : given;
    }

    private async Task<IReadOnlyList<CommandReceipt>> Take(AtoZDb db, ReturnRecord sent, FactBody scan)
    {
        List<CommandReceipt> given = [];
        if (sent.PostedAt is null)
        {
            // The carrier has it, so the buyer posted it, whether or not the buyer said so.
            ReturnPostedPayload posted = new(sent.LabelCarrier ?? "", sent.LabelTracking ?? "");
            NewCommand command = new(sent.ClaimId, CommandKind.BuyerPosts, Party.Marketplace, $"scan {scan.Id}", posted);
            CommandReceipt receipt = await commands.Accept(db, command);
            given.AddRange(receipt.Accepted ? [receipt] : []);
        }

        switch (scan.Scan)
        {
            case ScanKind.Delivered:
                sent.ReceivedAt ??= scan.At;
                break;
            case ScanKind.Lost:
                sent.LostAt ??= scan.At;
                break;
            case ScanKind.InTransit or ScanKind.OutForDelivery or ScanKind.AvailableForPickup or ScanKind.DeliveryAttempted
                when sent.State is ReturnState.ToPost or ReturnState.Posted:
                sent.State = ReturnState.OnItsWay;
                break;
        }

        if (scan.Scan is ScanKind.InTransit or ScanKind.Lost or ScanKind.Refused or ScanKind.Undeliverable or ScanKind.ReturnedToSender)
        {
            Dictionary<string, string> says = new(StringComparer.Ordinal) { [Names.Scan] = scan.Scan.Value.ToString() };
            await timeline.Append(db, sent.ClaimId, $"return-scan/{scan.Scan}", Party.Marketplace, TimelineKind.ReturnScanned, Audience.Both, says);
        }

        // The queries that follow ask the database.
        await db.SaveChangesAsync();
        ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == sent.ClaimId);
        return await tracked.Follow(db, claim) is { } word ? [.. given, word] : given;
    }
}
