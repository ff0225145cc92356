using System.Globalization;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Takes in that money came back for an order line, whatever way the fact came: checked against what was paid, told in the claims about
/// the line, closes those that it covers, and booked where a claim was paid before (PROCESS §5, §8).
/// </summary>
internal sealed class MoneyFacts(TrackedClaims tracked, Timeline timeline, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Takes in what came back of a line in all. What is null stays as it is.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="line">The order line.</param>
    /// <param name="sums">The new sums.</param>
    /// <param name="field">The field to name when it is too much.</param>
    /// <returns>Why it was not taken in, or what it sets going.</returns>
    public async Task<(Refusal? Refusal, FactEffects Effects)> Take(AtoZDb db, OrderLine line, CameBackSums sums, string field)
    {
        long refunded = sums.RefundedMinor ?? line.RefundedMinor;
        long chargedBack = sums.ChargedBackMinor ?? line.ChargedBackMinor;
        long insurer = sums.InsurerPaidMinor ?? line.InsurerPaidMinor;
        if ((refunded, chargedBack, insurer) == (line.RefundedMinor, line.ChargedBackMinor, line.InsurerPaidMinor))
        {
            return (null, FactEffects.None);
        }

        Money most = line.Paid - await WhatIsMissing.ByInquiries(db, line);
        if (refunded > most.MinorUnits || chargedBack > most.MinorUnits - refunded)
        {
            Money left = most - new Money(line.RefundedMinor, line.Currency) - new Money(line.ChargedBackMinor, line.Currency);
            return (MoreThanPaid(left, field), FactEffects.None);
        }

        Money more = new(refunded - line.RefundedMinor, line.Currency);
        (line.RefundedMinor, line.ChargedBackMinor, line.InsurerPaidMinor) = (refunded, chargedBack, insurer);
        return (null, (await InOpen(db, line)).And(await InPaid(db, line, more)));
    }

    /// <summary>Takes in that a seller refunded a line in an inquiry, as the record of the inquiry says by now.</summary>
    /// <returns>What it sets going in claims about the line.</returns>
    public async Task<FactEffects> RefundedInInquiry(AtoZDb db, OrderLine line, Money amount)
    {
        await db.SaveChangesAsync();
        return (await InOpen(db, line)).And(await InPaid(db, line, amount));
    }

    /// <summary>Takes in that a claim was paid while money came back by another way: a payment that was sent out keeps its amount.</summary>
    public async Task PaidMeanwhile(AtoZDb db, ClaimRecord claim)
    {
        await db.SaveChangesAsync();
        foreach (ClaimLineRecord part in await db.LinesOf(claim.Id))
        {
            if (await db.OrderLines.FindAsync(part.OrderId, part.Line) is { } line && (await WhatIsMissing.CameBack(db, line)).MinorUnits > 0)
            {
                // Its recovery, and whoever asks the buyer for it, begin with what stands here then.
                await InPaid(db, line, await WhatIsMissing.ByInquiries(db, line) + new Money(line.RefundedMinor, line.Currency));
            }
        }
    }

    /// <summary>Takes in that the buyer paid back what a claim of a line had paid.</summary>
    /// <returns>Why it was not taken in, or what it sets going.</returns>
    public async Task<(Refusal? Refusal, FactEffects Effects)> Repay(AtoZDb db, OrderLine line, Money amount, string reference)
    {
        List<ClaimRecord> paid = await db.ClaimsAbout(line.OrderId, line.Line).Where(c => c.Currency == line.Currency && c.PaidMinor > 0).ToListAsync();
        ClaimRecord? claim = paid.OrderByDescending(c => c.RecoveredTwiceMinor > 0).ThenByDescending(c => c.ClosedAt).FirstOrDefault();
        Money left = claim is null ? Money.Zero(line.Currency) : claim.Paid - await Repayments.Of(db, claim);
        if (claim is null || amount > left)
        {
            string detail = $"More would be paid back than a claim paid: {left} are left.";
            Refusal refusal = new("MORE_THAN_PAID", 422, detail, "Send what the buyer paid back, each amount once.", "/amountMinor");
            return (refusal, FactEffects.None);
        }

        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<DebtRecord> lowered = await Repayments.Take(db, timeline, claim, amount, reference, now);
        await db.SaveChangesAsync();
        return (null, Woken(lowered).And(await InPaid(db, line, Money.Zero(line.Currency))));
    }

    /// <summary>What is left to come back of a line.</summary>
    public static async Task<long> Left(AtoZDb db, OrderLine line, long refundedMinor) =>
        Math.Max(0, line.Paid.MinorUnits - (await WhatIsMissing.ByInquiries(db, line)).MinorUnits - refundedMinor);

    /// <summary>What is wrong with a currency that was named; null when nothing is, or none was.</summary>
    public static Refusal? Currency(string? named, OrderLine line)
    {
        return named is null || string.Equals(named, line.Currency, StringComparison.Ordinal)
            ? null
            : new Refusal("CURRENCY_DIFFERS", 422, $"The order was paid in {line.Currency}, not in '{named}'.", "Send the amount in the order's currency.", "/currency");
    }

    /// <summary>Why more cannot come back.</summary>
    internal static Refusal MoreThanPaid(Money left, string field) => new(
        "MORE_THAN_PAID", 422, $"More would have come back than was paid: {left} are left.", "Send what really came back, each amount once.", field);

    private async Task<FactEffects> InOpen(AtoZDb db, OrderLine line)
    {
        DateTimeOffset now = clock.GetUtcNow();
        FactEffects effects = FactEffects.None;
        Money back = await WhatIsMissing.CameBack(db, line);
        foreach (ClaimRecord claim in await Undecided(db, line))
        {
            Money missing = await WhatIsMissing.Of(db, claim);
            await Append(
                db, claim, $"came-back/{Stamp(now)}/{line.Line}/{back.MinorUnits}", TimelineKind.MoneyCameBack, await ClaimLines.Naming(db, claim, line), (Names.Amount, back), (Names.Outstanding, missing));
            await StagePromises.Renew(db, policies, claim);

            // The queries that follow ask the database.
            await db.SaveChangesAsync();
            effects = await tracked.Follow(db, claim) is { } receipt ? effects.And(new FactEffects([receipt], [])) : effects;
        }

        return effects;
    }

    private async Task<FactEffects> InPaid(AtoZDb db, OrderLine line, Money refunded)
    {
        DateTimeOffset now = clock.GetUtcNow();
        FactEffects effects = FactEffects.None;
        foreach ((ClaimRecord claim, Money more) in await DoubleRecoveries.Follow(db, line, now))
        {
            Money twice = new(claim.RecoveredTwiceMinor, claim.Currency);
            await Append(db, claim, $"recovered-twice/{claim.Revision}", TimelineKind.RecoveredTwice, await ClaimLines.Naming(db, claim, line), (Names.Amount, twice));
            effects = effects.And(Woken(await RefundsOfSellers.Follow(db, timeline, claim, more, refunded, now)));
            if (more.MinorUnits > 0)
            {
                string occasion = twice.MinorUnits.ToString(CultureInfo.InvariantCulture);
                effects = effects.And(new FactEffects([], [new GiveBackStart(claim.Id, occasion)]));
            }
        }

        return effects;
    }

    private static FactEffects Woken(IEnumerable<DebtRecord> debts) =>
        new([.. debts.Select(debt => new CommandReceipt("facts", InstanceIds.Recovery(debt.Id), EventNames.Debt, null, null))], []);

    // A claim that is being appealed may still be paid.
    private static Task<List<ClaimRecord>> Undecided(AtoZDb db, OrderLine line) => db.ClaimsAbout(line.OrderId, line.Line)
        .Where(c => c.ClosedAt == null || db.Appeals.Any(a => a.ClaimId == c.Id && a.DecidedAt == null))
        .ToListAsync();

    private Task<bool> Append(
        AtoZDb db, ClaimRecord claim, string key, TimelineKind kind, IReadOnlyDictionary<string, string> line, params (string Name, Money Value)[] facts) =>
        timeline.Append(
            db, claim.Id, key, Party.Marketplace, kind, Audience.Both, new Dictionary<string, string>([.. line, .. facts.Select(f => KeyValuePair.Create(f.Name, f.Value.ToString()))], StringComparer.Ordinal));

    private static string Stamp(DateTimeOffset now) => now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>What came back of an order line in all, minor units; null leaves it as it is.</summary>
internal sealed record CameBackSums(long? RefundedMinor = null, long? ChargedBackMinor = null, long? InsurerPaidMinor = null);
