using System.Globalization;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Fraud;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>Runs the marketplace's own fraud rules once per claim (PROCESS §4).</summary>
public sealed class CheckFraud(CaseStore cases, IFraudDesk desk)
{
    private const string Clear = "clear";

    /// <summary>Runs the activity.</summary>
    /// <returns>Whether a person has to look at the claim.</returns>
    [Function(nameof(CheckFraud))]
    public Task<bool> Run([ActivityTrigger] ClaimId claim) => cases.Change(claim, async open =>
    {
        FraudCheckRecord? check = await open.Db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == claim);
        if (check is null)
        {
            check = await desk.Check(open.Db, open.Claim, open.Policy, open.Now);
            open.Db.FraudChecks.Add(check);
        }

        await open.Note(
            "fraud-checked",
            Party.System,
            TimelineKind.FraudChecked,
            Audience.Staff,
            (Names.Band, check.Band),
            (Names.Score, check.Score.ToString(CultureInfo.InvariantCulture)),
            ("rules", string.Join(',', FraudDesk.Findings(check).Select(f => f.Code))),
            ("fired", string.Join(',', FraudDesk.Findings(check).Where(f => f.Fired).Select(f => f.Code))));
        if (check.Facts is { } facts)
        {
            await open.Decide(DecisionKind.FraudCheck, "fraud-check", Audience.Staff, System.Text.Json.Nodes.JsonNode.Parse(facts)!);
        }

        return check.Band != Clear;
    });
}
