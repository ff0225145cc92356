using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Appeals a decision: once per side, within the window, with new information (PROCESS §7).</summary>
internal sealed class AppealCase(CaseDesk desk, LinkPosted posted)
{
    [Function(nameof(AppealCase))]
    [Takes(typeof(AppealBody))]
    [Gives(201, typeof(AppealFiled))]
    [Refuses("APPEAL_RUNNING", "APPEAL_TOO_LATE", "APPEAL_USED", "CASE_IS_INQUIRY", "CLAIM_OPEN", "NEW_INFORMATION_REQUIRED", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOTHING_TO_APPEAL", "NOT_YOURS")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/appeal")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        AppealReceipt? receipt = null;
        Answer answer = await posted.Once<AppealBody>(
            request,
            token,
            async (db, link, body) =>
            {
                receipt = await desk.Appeal(db, link, body.Nonce, body.Statement);
                return receipt.Number is { } number
                    ? Answer.Created($"/api/case/{token}", new AppealFiled(link.ClaimId, number, $"/api/case/{token}"))
                    : Problems.From(receipt.Refusal!);
            },
            cancellationToken);
        if (receipt is { ClaimId: { } claim, Number: { } opened } && answer.Succeeded)
        {
            await Launch.Appeal(client, claim, opened);
        }

        return answer;
    }
}

/// <summary>The body of an appeal.</summary>
internal sealed record AppealBody(string Nonce, string Statement);

/// <summary>The answer to an appeal.</summary>
internal sealed record AppealFiled(ClaimId ClaimId, int Number, string Case);
