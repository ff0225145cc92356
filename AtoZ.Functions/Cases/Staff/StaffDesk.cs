using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// What staff may do: pages and API both come here. Each act demands its role; whether this very
/// person may, the command desk says by <see cref="Authority"/>. Whoever calls raises the wake-up after the commit, by <c>Launch.Wake</c> with the receipt.
/// </summary>
internal sealed class StaffDesk(AtoZStore store, CommandDesk commands, TimeProvider clock)
{
    /// <summary>The role that an act demands; null when it is not an act of staff.</summary>
    public static Party? RoleFor(CommandKind kind) => CommandCatalogue.Of(kind).Role;

    /// <summary>What waits for a member, the most urgent first; collectors see the debts that are pursued.</summary>
    public async Task<StaffAgenda> Queue(StaffMember member)
    {
        return await store.Read(async db =>
        {
            List<StageRecord> stages = await db.Stages.Where(s => s.ClosedAt == null && member.Roles.Contains(s.NextActor)).OrderBy(s => s.Deadline).Take(200).ToListAsync();
            List<ClaimId> ids = [.. stages.Select(s => s.ClaimId).Distinct()];
            Dictionary<ClaimId, ClaimRecord> claims = await db.Claims.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
            List<DebtRecord> debts = member.Is(Party.Collector) ? await db.Debts.Where(d => d.ClosedAt == null).OrderBy(d => d.OpenedAt).Take(200).ToListAsync() : [];
            IReadOnlyDictionary<string, TaskLeaseRecord> leases = await TaskLeases.Running(db, stages, clock.GetUtcNow());
            return new StaffAgenda([.. stages.Select(s => new StaffTask(s, claims[s.ClaimId], leases.GetValueOrDefault(s.Key)))], debts);
        });
    }

    /// <summary>Gives a decision, in a transaction of its own.</summary>
    public Task<CommandReceipt> Give(StaffMember member, ClaimId claim, CommandKind kind, object payload, DebtId? debt = null) =>
        store.Write(db => Give(db, member, claim, kind, payload, debt));

    /// <summary>Gives a decision within the caller's transaction.</summary>
    public async Task<CommandReceipt> Give(AtoZDb db, StaffMember member, ClaimId claim, CommandKind kind, object payload, DebtId? debt = null)
    {
        if (RoleFor(kind) is not { } role || !member.Is(role))
        {
            return Refused(StaffRefusals.WrongRole(kind, RoleFor(kind)));
        }

        NewCommand command = new(claim, kind, role, member.Name, payload, debt);
        (StageRecord? stage, _) = await CommandDesk.StageFor(db, command);
        return stage is not null && await TaskLeases.Check(db, member, stage, clock.GetUtcNow()) is { } refusal
            ? Refused(refusal)
            : await commands.Accept(db, command);
    }

    private static CommandReceipt Refused(Refusal refusal) => new(null, null, null, null, refusal);
}

/// <summary>One thing that waits for staff, and who works on it.</summary>
public sealed record StaffTask(StageRecord Stage, ClaimRecord Claim, TaskLeaseRecord? Lease = null);

/// <summary>What waits for a member of staff.</summary>
internal sealed record StaffAgenda(IReadOnlyList<StaffTask> Tasks, IReadOnlyList<DebtRecord> Debts);
