using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Gives the buyer's answer through the backend, which vouches for the buyer by its key.</summary>
internal sealed class GiveBuyerCommand(CommandDesk commands, CaseReader reader, Posted posted)
{
    [Function(nameof(GiveBuyerCommand))]
    [Takes(typeof(CommandBody))]
    [Hears("If-Match", CaseTag.IfMatch)]
    [Gives(202, typeof(CommandAccepted))]
    [Refuses("CASE_CHANGED", "DESCRIPTION_REQUIRED", "REASON_FROZEN", "REASON_IS_ANOTHER_CLAIM", "REASON_NEEDS_EVIDENCE", "REASON_UNCHANGED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/commands")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        CommandReceipt? receipt = null;
        Answer answer = await posted.Once<CommandBody>(
            request,
            "backend",
            async (db, body) =>
            {
                receipt = await CaseTag.Check(request, reader, db, new ClaimId(claimId), Party.Marketplace) is { } changed ? Refused(changed) : await Give(db, new ClaimId(claimId), body);
                return CommandAnswer.Of(receipt, $"/api/claims/{claimId}");
            },
            cancellationToken,
            within: WriteScope.Case(new ClaimId(claimId)));
        await CommandAnswer.Wake(client, receipt, answer);
        return answer;
    }

    private async Task<CommandReceipt> Give(AtoZDb db, ClaimId claim, CommandBody body)
    {
        if (NotTheBuyers(body.Kind) is { } notYours)
        {
            return Refused(notYours);
        }

        (object? payload, Refusal? wrong) = body.Read();
        return payload is null ? Refused(wrong!) : await commands.Accept(db, new NewCommand(claim, body.Kind, Party.Buyer, "backend", payload));
    }

    /// <summary>Why the backend may not give a command; null when it may.</summary>
    internal static Refusal? NotTheBuyers(CommandKind kind) => PartyActions.Of(Party.Buyer).Contains(kind)
        ? null
        : new Refusal("NOT_YOURS", 403, $"The backend may not give {kind}.", $"For the buyer it may give {string.Join(", ", PartyActions.Of(Party.Buyer))}.", "/kind");

    private static CommandReceipt Refused(Refusal refusal) => new(null, null, null, null, refusal);
}
