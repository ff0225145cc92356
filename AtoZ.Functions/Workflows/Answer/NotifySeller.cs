using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Tells the seller of the claim, or of another round, with the link to answer (PROCESS §5). The timeline says so only if a mail was accepted.</summary>
internal sealed class NotifySeller(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(NotifySeller))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, string turn, string occasion, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, async (open, stage) =>
        {
            string turn = stage.EventName[(stage.EventName.IndexOf('/', StringComparison.Ordinal) + 1)..];
            Dictionary<string, string> facts = new()
            {
                [Names.Deadline] = stage.Deadline.ToString("o"),
                [Names.Default] = stage.Default.ToString(),
                [Names.Message] = open.Claim.Description,
                [Names.Offerable] = string.Join(',', Remedies.Offered(open.Claim.Kind, open.Policy.Offers)),
            };
            await RoundFacts.Add(facts, open, stage);
            return (stage.ClaimId, turn, CaseMail.Occasion(stage, turn), facts);
        });
        bool told = await mail.ToParty(claim, Party.Seller, MailPurpose.SellerNotified, occasion, facts, stageKey: stageKey);
        await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            await (told
                ? open.Note($"seller-notified/{turn}", Party.System, TimelineKind.SellerNotified, Audience.Both, (Names.Deadline, facts[Names.Deadline]))
                : open.NoteNotReached(stage));
            await StagePromises.Reached(open.Db, stage, open.Claim, open.Policy);
            return told;
        });
    }
}
