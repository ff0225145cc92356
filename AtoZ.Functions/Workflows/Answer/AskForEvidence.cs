using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Asks a party for more evidence, with the list of what is needed and the link to send it.</summary>
internal sealed class AskForEvidence(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskForEvidence))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (EvidenceRequestRecord request, string language) = await cases.ChangeByStage(stageKey, async (open, stage) =>
        {
            EvidenceRequestRecord asked = await open.Db.EvidenceRequests.SingleAsync(r => r.ClaimId == stage.ClaimId && r.Number == stage.Round);
            return (asked, await Language(open, asked.Party));
        });
        Dictionary<string, string> facts = new() { [Names.Deadline] = request.Deadline.ToString("o"), [Names.Message] = EvidenceRequestDesk.Words(request, language) };
        await mail.ToParty(request.ClaimId, request.Party, MailPurpose.EvidenceRequested, request.Id, facts);
    }

    private static async Task<string> Language(OpenedCase open, Party party) => party == Party.Buyer
        ? open.Claim.Language
        : (await open.Db.Sellers.FindAsync(open.Claim.SellerId))?.Language ?? Languages.Default;
}
