using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Gives an answer by link. It is stored first; the event that wakes the orchestration may be lost without harm.</summary>
internal sealed class GiveCaseCommand(CaseDesk desk, CaseReader reader, LinkPosted posted)
{
    [Function(nameof(GiveCaseCommand))]
    [Takes(typeof(CommandBody))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CASE_CHANGED", "DESCRIPTION_REQUIRED", "DRAFT_NOT_HERE", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "REASON_FROZEN", "REASON_IS_ANOTHER_CLAIM", "REASON_NEEDS_EVIDENCE", "REASON_UNCHANGED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/commands")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        CommandReceipt? receipt = null;
        Answer answer = await posted.Once<CommandBody>(
            request,
            token,
            async (db, link, body) =>
            {
                receipt = await CaseTag.Check(request, reader, db, link.ClaimId, link.Party, link) is { } changed
                    ? new CommandReceipt(null, null, null, null, changed)
                    : await Give(db, link, body);
                return CommandAnswer.Of(receipt, $"/api/case/{token}");
            },
            cancellationToken);
        await CommandAnswer.Wake(client, receipt, answer);
        return answer;
    }

    private async Task<CommandReceipt> Give(AtoZDb db, LinkRecord link, CommandBody body)
    {
        (object? payload, Refusal? wrong) = body.Read();
        return payload is null ? new CommandReceipt(null, null, null, null, wrong) : await desk.Give(db, link, body.Nonce ?? "", body.Kind, payload, body.DebtId, body.AtDeadline);
    }
}
