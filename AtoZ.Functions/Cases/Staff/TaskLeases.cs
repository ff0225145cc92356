using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// "Take the next case": one person per task, so that no two do the same work. A lease frees itself, so that a task never waits for somebody who
/// went home; whoever holds one may give it back.
/// </summary>
internal sealed class TaskLeases(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    // Whoever asks for the next task is offered one of the most urgent ones.
    private const int Looked = 200;

    /// <summary>Takes the most urgent task of a member's roles that nobody else holds; the one that the member holds already comes first.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="role">Only tasks of this role; null for all of the member's.</param>
    /// <returns>Null when there is none.</returns>
    public Task<(StaffTask Task, TaskLeaseRecord Lease)?> TakeNext(StaffMember member, Party? role = null)
    {
        return store.Write<(StaffTask, TaskLeaseRecord)?>(async db =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            List<Party> roles = [.. member.Roles.Where(r => role is null || r == role)];
            List<StageRecord> waiting = await db.Stages.Where(s => s.ClosedAt == null && roles.Contains(s.NextActor)).OrderBy(s => s.Deadline).ThenBy(s => s.Key).Take(Looked).ToListAsync();
            Dictionary<string, TaskLeaseRecord> leases = await Of(db, waiting);
            foreach (StageRecord stage in waiting.OrderByDescending(s => Holds(leases.GetValueOrDefault(s.Key), member.Name, now)))
            {
                if (!Taken(leases.GetValueOrDefault(stage.Key), member.Name, now) && await MayDecide(db, member, stage))
                {
                    TaskLeaseRecord lease = Lease(db, leases.GetValueOrDefault(stage.Key), stage, member.Name, now);
                    return (new StaffTask(stage, await db.Claims.SingleAsync(c => c.Id == stage.ClaimId), lease), lease);
                }
            }

            return null;
        });
    }

    /// <summary>Gives a member's tasks of a claim back.</summary>
    /// <returns>How many were given back.</returns>
    public Task<int> GiveBack(StaffMember member, ClaimId claim) =>
        store.Write(db => db.TaskLeases.Where(l => l.ClaimId == claim && l.Holder == member.Name).ExecuteDeleteAsync());

    /// <summary>Whether somebody else holds a task.</summary>
    /// <returns>Null when the member may decide.</returns>
    public static async Task<Refusal?> Check(AtoZDb db, StaffMember member, StageRecord stage, DateTimeOffset now)
    {
        return await db.TaskLeases.SingleOrDefaultAsync(l => l.StageKey == stage.Key) is { } lease && Taken(lease, member.Name, now)
            ? new Refusal("TASK_TAKEN", 409, $"{lease.Holder} works on this until {lease.Until:u}.", "Take another task, or wait until it is free.")
            : null;
    }

    /// <summary>The leases of some stages that still run.</summary>
    public static async Task<IReadOnlyDictionary<string, TaskLeaseRecord>> Running(AtoZDb db, IReadOnlyList<StageRecord> stages, DateTimeOffset now) =>
        (await Of(db, stages)).Where(l => Runs(l.Value, now)).ToDictionary(StringComparer.Ordinal);

    private static async Task<Dictionary<string, TaskLeaseRecord>> Of(AtoZDb db, IReadOnlyList<StageRecord> stages)
    {
        List<string> keys = [.. stages.Select(s => s.Key)];
        return await db.TaskLeases.Where(l => keys.Contains(l.StageKey)).ToDictionaryAsync(l => l.StageKey, StringComparer.Ordinal);
    }

    // Nobody is handed a case that they judged before.
    private static async Task<bool> MayDecide(AtoZDb db, StaffMember member, StageRecord stage)
    {
        IReadOnlyList<PastAct> before = await PastActs.Of(db, stage.ClaimId);
        return CommandCatalogue.All.Any(row => row.Role == stage.NextActor && row.In.Contains(stage.Kind)
            && Authority.CheckPerson(row.Kind, stage.NextActor, member.Name, stage, before) is null);
    }

    private static bool Holds(TaskLeaseRecord? lease, string name, DateTimeOffset now) => lease is not null && lease.Holder == name && Runs(lease, now);

    private static bool Taken(TaskLeaseRecord? lease, string name, DateTimeOffset now) => lease is not null && lease.Holder != name && Runs(lease, now);

    private static bool Runs(TaskLeaseRecord lease, DateTimeOffset now) => lease.Until > now && !WrongClock.HasSet(lease.TakenAt, now);

    private TaskLeaseRecord Lease(AtoZDb db, TaskLeaseRecord? earlier, StageRecord stage, string holder, DateTimeOffset now)
    {
        DateTimeOffset until = now + policies.InForce(now).Fraud.TaskLease;
        if (earlier is null)
        {
            return db.TaskLeases.Add(new TaskLeaseRecord { StageKey = stage.Key, ClaimId = stage.ClaimId, Holder = holder, TakenAt = now, Until = until }).Entity;
        }

        earlier.TakenAt = Holds(earlier, holder, now) ? earlier.TakenAt : now;
        (earlier.Holder, earlier.Until) = (holder, until);
        return earlier;
    }
}
