using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Fraud;

/// <summary>Chooses the independent expert of a stage out of the pool, once per stage.</summary>
internal sealed class ExpertCalls(AppSettings settings)
{
    /// <summary>Puts a name to a stage. When nobody is left to ask, staff read so and the stage goes on to its end.</summary>
    /// <returns>Whether somebody is asked.</returns>
    public async Task<bool> Assign(OpenedCase open, StageRecord stage)
    {
        stage.AskedOf ??= ExpertPool.Choose(settings.Experts, await Barred(open), await Work(open.Db));
        if (stage.AskedOf is null)
        {
            await open.Note($"expert-missing/{stage.Key}", Party.System, TimelineKind.ExpertMissing, Audience.Staff, (Names.Seat, stage.Seat?.ToString()), (Names.Deadline, stage.Deadline.ToString("o")));
        }

        return stage.AskedOf is not null;
    }

    private static async Task<HashSet<string>> Barred(OpenedCase open)
    {
        List<string> asked = await open.Db.Stages.Where(s => s.ClaimId == open.Claim.Id && s.AskedOf != null).Select(s => s.AskedOf!).ToListAsync();
        IReadOnlyList<PastAct> acts = await PastActs.Of(open.Db, open.Claim.Id);
        return new(asked.Concat(acts.Where(a => CommandCatalogue.Judges(a.Party)).Select(a => a.Person)), StringComparer.OrdinalIgnoreCase);
    }

    private static async Task<List<ExpertWork>> Work(AtoZDb db)
    {
        var work = await db.Stages
            .Where(s => s.AskedOf != null)
            .GroupBy(s => s.AskedOf!)
            .Select(g => new { Address = g.Key, Open = g.Count(s => s.ClosedAt == null), Last = g.Max(s => s.OpenedAt) })
            .ToListAsync();
        return [.. work.Select(w => new ExpertWork(w.Address, w.Open, w.Last))];
    }
}
