using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Files a claim (PROCESS §1). The orchestration starts after the commit; should that fail, the sweep starts it.</summary>
internal sealed class FileClaim(Posted posted, ClaimIntake intake)
{
    [Function(nameof(FileClaim))]
    [Takes(typeof(FileClaimBody))]
    [Hears("Prefer", "`respond-async` answers 202 with the place where the claim tells how it goes on.")]
    [Gives(201, typeof(ClaimFiled))]
    [Gives(202, typeof(ClaimFiled))]
    [Refuses("AMOUNT_IS_COMPUTED", "AMOUNT_NOT_NAMED", "AMOUNT_NOT_POSITIVE", "AMOUNT_REQUIRED", "BOUGHT_AT_REQUIRED", "BUYER_REQUIRED", "CLAIM_ALREADY_OPEN", "CLAIM_INVALID", "CURRENCY_UNKNOWN", "DESCRIPTION_REQUIRED", "DESCRIPTION_TOO_LONG", "EVIDENCE_TOO_MANY", "EVIDENCE_UNKNOWN", "HAPPENED_IN_FUTURE", "INQUIRY_ALREADY_OPEN", "LANGUAGE_UNKNOWN", "LINES_DIFFER", "LINES_NOT_FOR_HARM", "LINES_TOO_MANY", "LINE_INVALID", "LINE_REPEATED", "LOSSES_NOT_HERE", "LOSSES_TOO_MANY", "LOSS_NOT_OF_THIS_KIND", "NEW_CLAIMS_PAUSED", "NOT_ELIGIBLE", "ORDER_REQUIRED", "ORDER_UNKNOWN", "PROOF_REQUIRED", "QUANTITY_INVALID", "REMEDY_NOT_FOR_KIND")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        IntakeResult? filed = null;
        Answer answer = await posted.Once<FileClaimBody>(
            request,
            "backend",
            async (db, body) =>
            {
                (filed, Answer given) = await File(db, body);
                return given;
            },
            cancellationToken,
            withinOf: body => WriteScope.Filing(body.OrderId, body.Evidence ?? []));
        if (filed is { ClaimId: { } id } && answer.Succeeded)
        {
            await Launch.Claim(client, id);
            await Launch.WakeInquiry(client, id);
            foreach (ClaimId draft in filed.EndedDrafts)
            {
                await Launch.WakeClaimDraft(client, draft);
            }
        }

        // Filing is quick and what follows is not: who prefers so is sent to where the claim tells how it goes on.
        bool async = request.Headers["Prefer"].ToString().Split(',', StringSplitOptions.TrimEntries).Contains("respond-async", StringComparer.OrdinalIgnoreCase);
        return async && answer.Status == StatusCodes.Status201Created ? answer with { Status = StatusCodes.Status202Accepted, PreferenceApplied = "respond-async" } : answer;
    }

    private async Task<(IntakeResult Filed, Answer Answer)> File(AtoZDb db, FileClaimBody body)
    {
        IntakeResult result = await intake.File(db, body.ToClaim());
        if (result.ClaimId is not { } id)
        {
            return (result, Findings.Refused(result));
        }

        string root = $"/api/claims/{id}";
        return (result, Answer.Created(root, new ClaimFiled(id, ClaimStatus.Checking, Findings.Of(result.Verdict!, result.Losses), Links(root))));
    }

    private static Dictionary<string, string> Links(string root) => new()
    {
        ["self"] = root,
        ["timeline"] = $"{root}/timeline",
        ["ledger"] = $"{root}/ledger",
        ["evidence"] = $"{root}/evidence",
        ["commands"] = $"{root}/commands",
    };
}

/// <summary>The answer to a claim that was filed.</summary>
internal sealed record ClaimFiled(ClaimId Id, ClaimStatus Status, Findings Eligibility, IReadOnlyDictionary<string, string> Links);
