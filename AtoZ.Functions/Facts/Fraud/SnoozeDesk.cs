using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Puts a rule off for one party for a while, with a word why: somebody looked and found the reason harmless.</summary>
internal sealed class SnoozeDesk(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Those that still count, the first to end first.</summary>
    public async Task<IReadOnlyList<FraudSnoozeRecord>> Active()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return await store.Read(db => db.FraudSnoozes.Where(s => s.LiftedAt == null && s.Until > now).OrderBy(s => s.Until).ToListAsync());
    }

    /// <summary>Puts a rule off, in a transaction of its own.</summary>
    public Task<(FraudSnoozeRecord? Snooze, Refusal? Refusal)> Snooze(StaffMember member, SnoozeBody wish) => store.Write(db => Snooze(db, member, wish));

    /// <summary>Lets a rule count again, in a transaction of its own.</summary>
    public Task<(FraudSnoozeRecord? Snooze, Refusal? Refusal)> Lift(StaffMember member, string id) => store.Write(db => Lift(db, member, id));

    /// <summary>Puts a rule off, within the caller's transaction.</summary>
    public async Task<(FraudSnoozeRecord? Snooze, Refusal? Refusal)> Snooze(AtoZDb db, StaffMember member, SnoozeBody wish)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (Check(member, wish, now) is { } refusal)
        {
            return (null, refusal);
        }

        if (await db.FraudSnoozes.AnyAsync(s => s.Rule == wish.Rule && s.Party == wish.Party && s.PartyId == wish.PartyId && s.LiftedAt == null && s.Until > now))
        {
            return (null, new Refusal("ALREADY_SNOOZED", 409, $"{wish.Rule} is put off for this party already.", "Lift that one first."));
        }

        FraudSnoozeRecord record = new()
        {
            Id = "snz_" + Guid.CreateVersion7(now).ToString("N"),
            Rule = wish.Rule,
            Party = wish.Party,
            PartyId = wish.PartyId,
            Comment = wish.Comment.Trim(),
            By = member.Name,
            At = now,
            Until = wish.Until,
        };
        db.FraudSnoozes.Add(record);
        return (record, null);
    }

    /// <summary>Lets a rule count again, within the caller's transaction. What was lifted before stays as it was.</summary>
    public async Task<(FraudSnoozeRecord? Snooze, Refusal? Refusal)> Lift(AtoZDb db, StaffMember member, string id)
    {
        if (!member.Is(Party.Investigator))
        {
            return (null, NotYours);
        }

        if (await db.FraudSnoozes.SingleOrDefaultAsync(s => s.Id == id) is not { } record)
        {
            return (null, new Refusal("SNOOZE_UNKNOWN", 404, "Nothing is put off under this id.", "Read the list of what is put off."));
        }

        record.LiftedBy ??= member.Name;
        record.LiftedAt ??= clock.GetUtcNow();
        return (record, null);
    }

    private static Refusal NotYours { get; } = new("ROLE_MISSING", 403, "To put a rule off needs the role Investigator.", "Let an investigator do it.");

    private Refusal? Check(StaffMember member, SnoozeBody wish, DateTimeOffset now)
    {
        if (!member.Is(Party.Investigator))
        {
            return NotYours;
        }

        if (Snoozes.SideOf(wish.Rule) is not { } side || side != wish.Party)
        {
            return new Refusal("RULE_UNKNOWN", 422, $"There is no rule {wish.Rule} about a {wish.Party}.", "Use the code of a fraud rule, and the party that it looks at.", "/rule");
        }

        if (VisibleText.IsMissing(wish.PartyId) || VisibleText.IsMissing(wish.Comment))
        {
            return new Refusal("REASON_REQUIRED", 422, "The party and a word why are required.", "Say for whom the rule is put off, and why.", VisibleText.IsMissing(wish.PartyId) ? "/partyId" : "/comment");
        }

        TimeSpan most = policies.InForce(now).Fraud.SnoozeAtMost;
        return wish.Until <= now || wish.Until > now + most
            ? new Refusal("SNOOZE_SPAN", 422, $"A rule is put off until a moment to come, at most {PolicyDurations.Format(most)} away.", $"Choose a moment until {now + most:u}.", "/until")
            : null;
    }
}

/// <summary>What is to be put off.</summary>
/// <param name="Rule">Such as <c>FRAUD-01</c>.</param>
/// <param name="Party">Buyer or Seller: whom the rule looks at.</param>
/// <param name="PartyId">Their id.</param>
/// <param name="Until">Then it counts again.</param>
/// <param name="Comment">Why.</param>
internal sealed record SnoozeBody(string Rule, Party Party, string PartyId, DateTimeOffset Until, string Comment);
