using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Takes in that a mail came back (PROCESS §5). Began it a window in which its receiver has not answered, the window begins once more,
/// as long as it was, and the mail goes out again; a second bounce changes nothing.
/// </summary>
internal sealed class MailBounces(IPolicyLibrary policies, Timeline timeline, TimeProvider clock) : IMailBounces
{
    /// <inheritdoc/>
    public async Task<BounceReceipt> Record(AtoZDb db, string key)
    {
        if (await db.Mails.SingleOrDefaultAsync(m => m.Key == key) is not { } mail)
        {
            return new BounceReceipt(null, null, null, new Refusal("MAIL_UNKNOWN", 404, "There is no such mail.", "Send the key of a mail that was sent.", "/mail"));
        }

        StageRecord? stage = mail is { StageKey: { } stageKey, BouncedAt: null } ? await db.Stages.SingleOrDefaultAsync(s => s.Key == stageKey) : null;
        bool first = mail.BouncedAt is null;
        mail.BouncedAt ??= clock.GetUtcNow();
        if (stage is not null && await Restart(db, mail, stage))
        {
            return new BounceReceipt(stage.InstanceId, stage.EventName, stage.Deadline, null);
        }

        if (first && await db.Claims.SingleOrDefaultAsync(c => c.Id == mail.ClaimId) is { } claim)
        {
            if (stage is { ClosedAt: null })
            {
                await StagePromises.Reached(db, stage, claim, policies.For(claim));
            }

            await timeline.Append(db, mail.ClaimId, $"bounced/{key}", Party.System, TimelineKind.MailBounced, Audience.Staff, new Dictionary<string, string> { [Names.Party] = mail.To.ToString() });
        }

        return new BounceReceipt(null, null, null, null);
    }

    private async Task<bool> Restart(AtoZDb db, MailRecord mail, StageRecord stage)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool answered = await db.Commands.AnyAsync(c => c.StageKey == stage.Key && c.State == CommandState.Pending);
        if (stage.ClosedAt is not null || stage.RestartedAt is not null || stage.IsLastCall || stage.Deadline <= now || answered)
        {
            return false;
        }

        ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == stage.ClaimId);
        DateTimeOffset before = stage.Deadline;
        stage.RestartedAt = now;
        stage.Deadline = await Until(db, claim, stage, Later(await OnceMore(db, claim, stage, now), before));
        if (claim.IsOpen && claim.Deadline == before)
        {
            claim.Deadline = stage.Deadline;
            claim.Revision++;
        }

        Dictionary<string, string> facts = new() { [Names.Party] = mail.To.ToString(), [Names.Deadline] = stage.Deadline.ToString("o") };
        await timeline.Append(db, claim.Id, $"window-restarted/{stage.Key}", Party.System, TimelineKind.WindowRestarted, mail.To == Party.Expert ? Audience.Staff : Audience.Both, facts);
        return true;
    }

    private async Task<DateTimeOffset> OnceMore(AtoZDb db, ClaimRecord claim, StageRecord stage, DateTimeOffset now) => stage.Window is { } window
        ? (await PartyCalendars.Of(db, claim, policies.For(claim))).End(stage.Kind, stage.NextActor, now, window)
        : now + (stage.Deadline - stage.OpenedAt);

    // A mail that is refused in the moment in which its window began: whoever waits hears of a restart by the end that moved.
    private static DateTimeOffset Later(DateTimeOffset end, DateTimeOffset before) => end > before ? end : before.AddSeconds(1);

    // A vote still ends with its review, so that no case waits for ever.
    private async Task<DateTimeOffset> Until(AtoZDb db, ClaimRecord claim, StageRecord stage, DateTimeOffset wished)
    {
        AppealRecord? review = stage.Kind == StageKind.Vote
            ? await db.Appeals.Where(a => a.ClaimId == claim.Id && a.DecidedAt == null).OrderByDescending(a => a.Number).FirstOrDefaultAsync()
            : null;
        DateTimeOffset? end = review?.OpenedAt + policies.For(claim).Appeals.MaximumAge;
        return end < wished ? (end > stage.Deadline ? end.Value : stage.Deadline) : wished;
    }
}
