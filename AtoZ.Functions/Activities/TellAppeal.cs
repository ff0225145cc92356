using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Email;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>Tells both sides how an appeal was decided, and why.</summary>
public sealed class TellAppeal(CaseStore cases, CaseMail mail)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(TellAppeal))]
    public async Task Run([ActivityTrigger] AppealTold appeal)
    {
        (string? criteria, AppealOrigin origin, bool byDefault) = await cases.Read(appeal.ClaimId, async open =>
        {
            AppealRecord held = await open.Db.Appeals.SingleAsync(a => a.ClaimId == appeal.ClaimId && a.Number == appeal.Number);
            TimelineRecord? decided = await open.Db.Timeline
                .Where(t => t.ClaimId == appeal.ClaimId && t.Kind == TimelineKind.ReviewDecided).OrderBy(t => t.Sequence).LastOrDefaultAsync();
            return (held.Criteria, held.Origin, decided is not null && EndingCause.IsByDefault(decided));
        });
        Dictionary<string, string> facts = new() { [Names.ForParty] = appeal.ForBuyer ? nameof(Party.Buyer) : nameof(Party.Seller) };
        if (!string.IsNullOrEmpty(criteria))
        {
            facts[Names.Reasons] = criteria;
        }

        if (byDefault)
        {
            facts[Names.Cause] = $"{EndingCause.Defaulted}.{facts[Names.ForParty]}";
        }

        // Payment and debt come next, each with a mail of its own, which says what can still be done: here nothing is final yet.
        if (appeal.ForBuyer && origin == AppealOrigin.BuyerAppeals)
        {
            facts[Names.Default] = "PaymentFollows";
        }

        await mail.ToParty(appeal.ClaimId, Party.Buyer, MailPurpose.AppealDecided, $"{appeal.Number}", facts);
        await mail.ToParty(appeal.ClaimId, Party.Seller, MailPurpose.AppealDecided, $"{appeal.Number}", facts);
    }
}
