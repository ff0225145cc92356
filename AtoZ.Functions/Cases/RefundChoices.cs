using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// Takes in how a buyer wants to get the money of a claim (PROCESS §8), in the caller's transaction. It answers nothing and moves no deadline: it is looked at when
/// money moves, and can be changed until then.
/// </summary>
internal sealed class RefundChoices(IPolicyLibrary policies, Nonces nonces, Timeline timeline, TimeProvider clock)
{
    /// <summary>Chooses by link. A refusal leaves the nonce good.</summary>
    /// <returns>Why not; null when it was chosen.</returns>
    public async Task<Refusal?> Choose(AtoZDb db, LinkRecord link, string? nonce, RefundMeans means)
    {
        if (link.Party != Party.Buyer)
        {
            return new Refusal("NOT_YOURS", 403, "Only the buyer says how the buyer gets the money.", "Go back to the case.");
        }

        if (await nonces.Check(db, link, nonce) is { } spent)
        {
            return spent;
        }

        Refusal? refusal = await this.Choose(db, link.ClaimId, means);
        if (refusal is null)
        {
            await nonces.Spend(db, link, nonce);
        }

        return refusal;
    }

    /// <summary>Chooses for the buyer of a claim. The same again changes nothing.</summary>
    /// <returns>Why not; null when it was chosen.</returns>
    public async Task<Refusal?> Choose(AtoZDb db, ClaimId id, RefundMeans means)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id.");
        }

        if (await WhyNot(db, claim, means, policies.For(claim)) is { } refusal)
        {
            return refusal;
        }

        RefundChoiceRecord? known = await db.RefundChoices.FindAsync(id);
        if ((known?.Means ?? RefundMeans.OriginalMethod) == means)
        {
            return null;
        }

        RefundChoiceRecord choice = known ?? db.RefundChoices.Add(new RefundChoiceRecord { ClaimId = id, Means = means, ChosenAt = clock.GetUtcNow() }).Entity;
        (choice.Means, choice.ChosenAt, choice.Number) = (means, clock.GetUtcNow(), choice.Number + 1);
        string key = $"refund-means/{choice.Number.ToString(CultureInfo.InvariantCulture)}";
        await timeline.Append(db, id, key, Party.Buyer, TimelineKind.RefundMeansChosen, Audience.Buyer, new Dictionary<string, string> { [Names.Method] = means.ToString() });
        return null;
    }

    /// <summary>Why a means cannot be chosen; null when it can.</summary>
    public static async Task<Refusal?> WhyNot(AtoZDb db, ClaimRecord claim, RefundMeans means, PolicyPack policy)
    {
        bool underWay = claim.PaidMinor > 0 || (await BuyerPayouts.Sent(db, claim.Id, PayoutPurposes.OfClaim)).Count > 0;
        return Refunds.CheckChoice(claim, means, underWay, policy.Refunds);
    }
}

/// <summary>How the buyer of a claim gets its money.</summary>
/// <param name="Chosen">What holds for the whole: the way the order was paid, unless the buyer chose credit.</param>
/// <param name="Shares">How it was paid; before that, how what is at stake would be.</param>
/// <param name="IsPaid">Whether it was paid.</param>
/// <param name="Choices">What the buyer may still choose instead; none when nothing.</param>
public sealed record RefundSight(RefundMeans Chosen, IReadOnlyList<RefundShare> Shares, bool IsPaid, IReadOnlyList<RefundMeans> Choices)
{
    /// <summary>Reads it for a claim.</summary>
    /// <param name="db">The store.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="paid">How its buyer was paid; none before.</param>
    /// <param name="atStake">What it is about by now.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="now">The present.</param>
    internal static async Task<RefundSight> Of(AtoZDb db, ClaimRecord claim, IReadOnlyList<RefundShare> paid, Money atStake, PolicyPack policy, DateTimeOffset now)
    {
        RefundMeans chosen = (await db.RefundChoices.FindAsync(claim.Id))?.Means ?? RefundMeans.OriginalMethod;
        IReadOnlyList<RefundShare> shares = claim.PaidMinor > 0 ? paid
            : claim.IsOpen && atStake.MinorUnits > 0 ? await BuyerPayouts.Shares(db, await LineShares.Plan(db, claim, PayoutPurposes.OfClaim, atStake), policy.Refunds, now)
            : [];
        List<RefundMeans> choices = [];
        foreach (RefundMeans means in Enum.GetValues<RefundMeans>().Where(m => m != chosen))
        {
            // Who paid all of it by gift card gets it back there: there is nothing to choose.
            bool differs = chosen != RefundMeans.OriginalMethod || shares.Any(s => s.Means != means);
            if (differs && await RefundChoices.WhyNot(db, claim, means, policy) is null)
            {
                choices.Add(means);
            }
        }

        return new RefundSight(chosen, shares, claim.PaidMinor > 0, choices);
    }
}
