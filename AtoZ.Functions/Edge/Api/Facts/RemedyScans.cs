using System.Text.Json;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Scans of a replacement or a repaired item: known by the number that its seller gave. They say nothing of the parcel of the order itself.
/// </summary>
internal sealed class RemedyScans(CommandDesk commands)
{
    /// <summary>Takes a scan in, within the caller's transaction.</summary>
    /// <returns>Null when the parcel is no remedy's; otherwise whom to wake after the commit.</returns>
    public async Task<IReadOnlyList<CommandReceipt>?> Take(AtoZDb db, FactBody scan)
    {
        if (VisibleText.IsMissing(scan.TrackingNumber))
        {
            return null;
        }

        List<CommandRecord> shipped = await db.Commands
            .Where(c => c.Kind == CommandKind.SellerShips && c.State != CommandState.Revoked && db.ClaimLines.Any(l => l.ClaimId == c.ClaimId && l.OrderId == scan.OrderId && l.Line == scan.Line))
            .ToListAsync();
        List<ClaimId> claims = [.. shipped.Where(c => Shipments.IsSame(Number(c), scan.TrackingNumber)).Select(c => c.ClaimId).Distinct()];
        if (claims.Count == 0)
        {
            return null;
        }

        List<CommandReceipt> delivered = [];
        foreach (ClaimId claim in scan.Scan == ScanKind.Delivered ? claims : [])
        {
            CommandReceipt receipt = await commands.Accept(db, new NewCommand(claim, CommandKind.RemedyDelivered, Party.Marketplace, $"scan {scan.Id}", new NoPayload()));
            delivered.AddRange(receipt.Accepted ? [receipt] : []);
        }

        return delivered;
    }

    private static string Number(CommandRecord shipped) => JsonSerializer.Deserialize<ShipmentPayload>(shipped.Payload, JsonSerializerOptions.Web)!.TrackingNumber;
}
