using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Has debits that failed tried again as soon as something of the seller would cover them: who agreed to pay and mended it need not say so once more.
/// </summary>
internal sealed class DebitRetries(CommandDesk commands)
{
    /// <summary>Asks for them within the caller's transaction, after the promises of the seller's stages were renewed.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="sellerId">Of whom a fact came.</param>
    /// <param name="why">The fact.</param>
    /// <returns>Whom to wake after the commit.</returns>
    public async Task<IReadOnlyList<CommandReceipt>> Ask(AtoZDb db, string sellerId, string why)
    {
        List<StageRecord> waiting = await db.Stages
            .Where(s => s.Kind == StageKind.DebitRetry && s.ClosedAt == null && db.Claims.Any(c => c.Id == s.ClaimId && c.SellerId == sellerId))
            .OrderBy(s => s.OpenedAt).ThenBy(s => s.Key)
            .ToListAsync();
        List<CommandReceipt> asked = [];

        // What covers them was written anew in this very transaction: the database does not know it yet.
        foreach (StageRecord stage in waiting.Where(s => s.Method is not (null or DebitMethod.None)))
        {
            CommandReceipt receipt = await commands.Accept(db, new NewCommand(stage.ClaimId, CommandKind.RetryDebit, Party.Marketplace, why, new NoPayload()) { StageKey = stage.Key });
            asked.AddRange(receipt.Accepted ? [receipt] : []);
        }

        return asked;
    }
}
