using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Tells both sides how the claim ended, why, and until when the side that lost may appeal.</summary>
internal sealed class TellDecision(CaseStore cases, CaseMail mail) : ITells<ClaimClosing>
{
    /// <summary>A seller who never heard of the claim does not hear of its end.</summary>
    [Function(nameof(TellDecision))]
    public async Task Run([ActivityTrigger] ClaimClosing closing)
    {
        Dictionary<string, string> toBuyer = await cases.Read(closing.ClaimId, open => Facts(open, closing, Party.Buyer));
        await mail.ToParty(closing.ClaimId, Party.Buyer, MailPurpose.DecisionToBuyer, closing.Occasion, toBuyer);
        if (await cases.Read(closing.ClaimId, open => open.Db.Timeline.AnyAsync(t => t.ClaimId == closing.ClaimId && t.Kind == TimelineKind.SellerNotified)))
        {
            Dictionary<string, string> toSeller = await cases.Read(closing.ClaimId, open => Facts(open, closing, Party.Seller));
            await mail.ToParty(closing.ClaimId, Party.Seller, MailPurpose.DecisionToSeller, closing.Occasion, toSeller);
        }
    }

    // With this decision, not with one before an appeal.
    private static bool PaidPostage(IReadOnlyList<TimelineRecord> timeline) =>
        timeline.SkipWhile(t => t.Kind != TimelineKind.PostagePaid).Count(t => t.Kind == TimelineKind.Closed) == 1;

    private static async Task<string> RefusedItems(OpenedCase open) =>
        string.Join(", ", (await ClaimLines.Of(open.Db, open.Claim)).Where(l => l.Record.RefusedBecause is not null).Select(l => l.Item));

    private static async Task<Dictionary<string, string>> Facts(OpenedCase open, ClaimClosing closing, Party party)
    {
        Dictionary<string, string> facts = new() { [Names.Outcome] = closing.Outcome.ToString() };
        if (closing.Occasion != Occasion.Claim)
        {
            facts[Names.Method] = "AfterAppeal";
        }

        List<TimelineRecord> timeline = await open.Db.Timeline.Where(t => t.ClaimId == closing.ClaimId).OrderBy(t => t.Sequence).ToListAsync();
        if (closing.AmountMinor > 0)
        {
            facts[Names.Amount] = facts[Names.Paid] = open.Money(closing.AmountMinor).ToString();
        }

        foreach ((string name, string? value) in closing.AmountMinor > 0 ? await PayoutWords.Of(open, party) : [])
        {
            facts[name] = value!;
        }

        if (await open.Db.Returns.FindAsync(closing.ClaimId) is { } sent)
        {
            // Where nothing is paid for what came back, it was about what it would have brought.
            if (sent.InspectedAt is not null)
            {
                facts.TryAdd(Names.Amount, open.Money(sent.AmountMinor).ToString());
            }

            if (PaidPostage(timeline))
            {
                facts[Names.PaidPostage] = open.Money(sent.PostageMinor).ToString();
            }
        }

        if ((closing.Reasons ?? open.Claim.RefusalReasons) is { Length: > 0 } reasons)
        {
            facts[Names.Reasons] = reasons;
        }

        if (closing.AmountMinor > 0 && await RefusedItems(open) is { Length: > 0 } refused)
        {
            facts[Names.RefusedItems] = refused;
        }

        List<AppealRecord> appeals = await open.Db.Appeals.Where(a => a.ClaimId == closing.ClaimId).ToListAsync();
        if (EndingCause.Of(timeline, appeals) is { } cause)
        {
            facts[Names.Cause] = $"{closing.Outcome}.{cause}";
        }

        if (AppealRights.Check(open.Claim, appeals, party, open.Policy.Appeals, open.Now) is null
            && AppealRights.Until(open.Claim, appeals, open.Policy.Appeals) is { } until)
        {
            facts[Names.AppealUntil] = until.ToString("o");
        }

        if (closing.Outcome != ClaimOutcome.SettledByOffer)
        {
            return facts;
        }

        OfferRecord? agreed = await open.Db.Offers.Where(o => o.ClaimId == closing.ClaimId && o.State == OfferState.Accepted).OrderBy(o => o.Round).LastOrDefaultAsync();
        if (agreed is { By: Party.Buyer })
        {
            facts[Names.Cause] = $"{closing.Outcome}.{Names.CounterAccepted}";
        }
        else if (closing.AmountMinor == 0)
        {
            facts[Names.Remedy] = $"{agreed?.Remedy ?? Remedy.Replacement}";
            facts[Names.Cause] = $"{closing.Outcome}.{Names.NoMoney}";
        }

        return facts;
    }
}
