using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Conversation;

/// <summary>Writes to the seller of a claim for the buyer; the backend vouches for the buyer by its key.</summary>
internal sealed class WriteForBuyer(MessageDesk desk, Posted posted)
{
    [Function(nameof(WriteForBuyer))]
    [Takes(typeof(MessageBody))]
    [Gives(201, typeof(MessageView))]
    [Refuses("CLAIM_UNKNOWN", "CONVERSATION_ENDED", "MESSAGES_USED", "MESSAGE_REQUIRED", "MESSAGE_TOO_LONG", "SELLER_NOT_ASKED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/messages")] HttpRequest request,
        string claimId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ClaimId claim = new(claimId);
        MessageReceipt? receipt = null;
        Answer answer = await posted.Once<MessageBody>(
            request,
            "backend",
            async (db, body) =>
            {
                receipt = await desk.Write(db, claim, Party.Buyer, body.Text);
                return MessageView.Answer(receipt, Party.Marketplace, $"/api/claims/{claim}");
            },
            cancellationToken,
            within: WriteScope.Case(claim));
        if (receipt is { Message: { } message } && answer.Succeeded)
        {
            await Launch.Message(client, message);
        }

        return answer;
    }
}

/// <summary>The body of a message.</summary>
/// <param name="Text">The words.</param>
internal sealed record MessageBody(string Text);
