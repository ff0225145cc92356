using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Fraud;

/// <summary>Runs the marketplace's own fraud rules once per wording of a claim (PROCESS §4): another reason has other signs.</summary>
internal sealed class CheckFraud(CaseStore cases, IFraudDesk desk)
{
    /// <returns>Whether a person has to look at the claim.</returns>
    [Function(nameof(CheckFraud))]
    public Task<bool> Run([ActivityTrigger] FraudQuestion question) => cases.Change(question.ClaimId, async open =>
    {
        FraudCheckRecord check = await Checked(open, question.Wording);
        await open.Note(
            WordingKeys.Of("fraud-checked", question.Wording),
            Party.System,
            TimelineKind.FraudChecked,
            Audience.Staff,
            (Names.Band, check.Band.ToString()),
            (Names.Score, check.Score.ToString(CultureInfo.InvariantCulture)),
            ("rules", string.Join(',', FraudDesk.Findings(check).Select(f => f.Code))),
            ("fired", string.Join(',', FraudDesk.Findings(check).Where(f => f.Fired).Select(f => f.Code))));
        if (check.Facts is { } facts)
        {
            await open.Decide(DecisionKind.FraudCheck, WordingKeys.Of("fraud-check", question.Wording), Audience.Staff, System.Text.Json.Nodes.JsonNode.Parse(facts)!);
        }

        return check.Band != FraudBand.Clear;
    });

    private async Task<FraudCheckRecord> Checked(OpenedCase open, int wording)
    {
        FraudCheckRecord? check = await open.Db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == open.Claim.Id);
        if (check?.Wording >= wording)
        {
            return check;
        }

        FraudCheckRecord found = await desk.Check(open.Db, open.Claim, open.Policy, open.Now);
        if (check is null)
        {
            open.Db.FraudChecks.Add(found);
            check = found;
        }

        (check.Score, check.Band, check.Rules, check.Facts, check.At, check.Wording) = (found.Score, found.Band, found.Rules, found.Facts, found.At, wording);
        return check;
    }
}
