using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Settings;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>What staff should know before a case waits for it: seats that cannot be filled, and parties that could not be reached.</summary>
internal sealed class StaffWarnings(IStaffSignIn signIn, AppSettings settings, IPolicyLibrary policies, Departures departures, AtoZStore store, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>The seats that cannot be filled by who is there, each with what then happens.</summary>
    public async Task<IReadOnlyList<string>> Gaps()
    {
        HashSet<string> gone = [.. (await departures.Gone()).Select(d => d.Key)];
        IReadOnlyList<StaffMember>? present = signIn.Members is { } all ? [.. all.Where(m => !gone.Contains(Departures.KeyOf(m.Name)))] : null;
        return [.. StaffingGaps.Of(present, settings.Experts, policies.InForce(clock.GetUtcNow())).Select(gap => gap.Sentence)];
    }

    /// <summary>Open claims in which a party could not be reached, the latest first: a better address helps while they wait.</summary>
    public async Task<IReadOnlyList<ClaimRecord>> Unreached() => await store.Read(db => db.Claims
        .Where(c => c.ClosedAt == null && db.Timeline.Any(t => t.ClaimId == c.Id && t.Kind == TimelineKind.NotReached))
        .OrderByDescending(c => c.FiledAt)
        .Take(Most)
        .ToListAsync());
}
