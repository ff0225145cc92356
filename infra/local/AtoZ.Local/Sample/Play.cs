using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Sample;

/// <summary>
/// Lets time pass for an app on the virtual clock: waits until the app is idle, lets the scripted parties read their mails and
/// desks, and moves the clock to whatever comes next, an act of a party or a timer of the app.
/// </summary>
internal sealed class Play(LocalClock clock, WorkTracker work, AtoZStore store, ListeningMailer mails, Agenda agenda, ICast cast, Player player)
{
    private readonly HashSet<string> _stagesSeen = new(StringComparer.Ordinal);

    /// <summary>Plays until a moment, or until <paramref name="finished"/> says so while nobody plans anything.</summary>
    /// <param name="until">The clock stops there.</param>
    /// <param name="finished">Asked after each step in which the agenda is empty; null to play until the moment.</param>
    /// <param name="progress">Told the time after each step.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public async Task Run(DateTimeOffset until, Func<Task<bool>>? finished, Action<DateTimeOffset>? progress, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await work.WhenIdleAsync(cancellationToken);
            await Invite();
            if (agenda.Next is null && finished is not null && await finished())
            {
                return;
            }

            DateTimeOffset next = Earliest(agenda.Next, clock.NextTimerDue) is { } due && due < until ? due : until;
            clock.AdvanceTo(next);
            if (next >= until)
            {
                await work.WhenIdleAsync(cancellationToken);
                return;
            }

            while (agenda.TryTake(clock.GetUtcNow(), out Func<Task> act))
            {
                await work.WhenIdleAsync(cancellationToken);
                await act();
            }

            progress?.Invoke(clock.GetUtcNow());
        }
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;

    private async Task Invite()
    {
        foreach (MailRequest mail in mails.Take().OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (await store.Read(db => db.Claims.SingleOrDefaultAsync(c => c.Id == mail.ClaimId)) is { } claim)
            {
                Plan(cast.OnMail(mail, claim), $"{claim.OrderId}/{claim.Line}/{mail.Purpose}");
                continue;
            }

            // A mail about a draft of a claim is about neither.
            if (await store.Read(db => db.Inquiries.SingleOrDefaultAsync(i => i.Id == mail.ClaimId)) is { } inquiry)
            {
                Plan(cast.OnInquiry(mail, inquiry), $"{inquiry.OrderId}/{inquiry.Line}/{mail.Purpose}");
            }
        }

        foreach ((StageRecord stage, ClaimRecord claim) in await OpenDesks())
        {
            Plan(cast.OnStage(stage, claim), $"{claim.OrderId}/{claim.Line}/{stage.EventName}");
        }
    }

    private void Plan(Reaction? reaction, string name)
    {
        if (reaction is not null)
        {
            agenda.Plan(clock.GetUtcNow() + reaction.After, name, () => reaction.Act(player));
        }
    }

    // Staff gets no mail: it looks at its queue. Only stages that were not seen before lead to a new plan.
    private async Task<List<(StageRecord Stage, ClaimRecord Claim)>> OpenDesks()
    {
        Party[] staff = [Party.Investigator, Party.Reviewer, Party.Approver, Party.Collector];
        var open = await store.Read(db => db.Stages.Where(s => s.ClosedAt == null && staff.Contains(s.NextActor))
            .Join(db.Claims, s => s.ClaimId, c => c.Id, (stage, claim) => new { stage, claim }).ToListAsync());
        return [.. open.Where(o => _stagesSeen.Add(o.stage.Key)).Select(o => (o.stage, o.claim)).OrderBy(o => o.stage.Key, StringComparer.Ordinal)];
    }
}
