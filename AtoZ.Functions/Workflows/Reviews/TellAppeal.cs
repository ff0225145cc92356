using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Tells both sides how an appeal was decided, and why.</summary>
internal sealed class TellAppeal(CaseStore cases, CaseMail mail, IPolicyLibrary policies)
{
    [Function(nameof(TellAppeal))]
    public async Task Run([ActivityTrigger] AppealTold appeal)
    {
        (AppealRecord held, bool byDefault, bool joinerWon, ClaimRecord claim) = await cases.Read(appeal.ClaimId, async open =>
        {
            AppealRecord record = await open.Db.Appeals.SingleAsync(a => a.ClaimId == appeal.ClaimId && a.Number == appeal.Number);
            TimelineRecord? decided = await open.Db.Timeline
                .Where(t => t.ClaimId == appeal.ClaimId && t.Kind == TimelineKind.ReviewDecided).OrderBy(t => t.Sequence).LastOrDefaultAsync();
            return (record, decided is not null && EndingCause.IsByDefault(decided), await LoadAppeal.JoinerWon(open, record), open.Claim);
        });
        Dictionary<string, string> facts = new() { [Names.ForParty] = appeal.ForBuyer ? nameof(Party.Buyer) : nameof(Party.Seller) };
        if (held.Criteria is { Length: > 0 } criteria)
        {
            facts[Names.Reasons] = criteria;
        }

        if (byDefault)
        {
            facts[Names.Cause] = $"{EndingCause.Defaulted}.{facts[Names.ForParty]}";
        }

        // Payment and debt come next, each with a mail of its own, which says what can still be done: here nothing is final yet.
        bool goesOn = appeal.ForBuyer && (held.Origin == AppealOrigin.BuyerAppeals || joinerWon);
        if (goesOn)
        {
            facts[Names.Default] = "PaymentFollows";
        }

        bool reversed = !appeal.ForBuyer && (held.Origin == AppealOrigin.SellerAppeals || joinerWon);
        if (reversed)
        {
            facts[Names.Default] = "Reversed";
        }

        Party lost = appeal.ForBuyer ? Party.Seller : Party.Buyer;

        // Who keeps what was paid lost nothing, as the page of the case says too; who appealed for more did.
        bool keeps = reversed && held.Origin == AppealOrigin.SellerAppeals;
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            await mail.ToParty(appeal.ClaimId, party, MailPurpose.AppealDecided, $"{appeal.Number}", party == lost && !goesOn && !keeps ? LastWord(facts, claim, party) : facts);
        }
    }

    // Nothing here comes after it: whoever lost hears where to turn.
    private Dictionary<string, string> LastWord(Dictionary<string, string> facts, ClaimRecord claim, Party lost)
    {
        Dictionary<string, string> last = new(facts, StringComparer.Ordinal) { [Names.Verdict] = Names.AgainstReceiver };
        IReadOnlyList<RedressBody> bodies = RedressBodies.For(lost, claim.Country, policies.Whole(claim.PolicyVersion));
        if (bodies.Count > 0)
        {
            last[Names.Redress] = string.Join("; ", bodies.Select(body => body.Url is null ? body.Name : $"{body.Name} ({body.Url})"));
        }

        return last;
    }
}
