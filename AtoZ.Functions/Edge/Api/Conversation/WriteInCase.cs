using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Edge.Api.Case;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Conversation;

/// <summary>Writes to the other side of a claim by link. It answers nothing and moves no deadline.</summary>
internal sealed class WriteInCase(MessageDesk desk, LinkPosted posted)
{
    [Function(nameof(WriteInCase))]
    [Takes(typeof(CaseMessageBody))]
    [Gives(201, typeof(MessageView))]
    [Refuses("CLAIM_UNKNOWN", "CONVERSATION_ENDED", "MESSAGES_USED", "MESSAGE_REQUIRED", "MESSAGE_TOO_LONG", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_YOURS",
        "REVIEW_PRESSURE", "SELLER_NOT_ASKED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/messages")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        MessageReceipt? receipt = null;
        Answer answer = await posted.Once<CaseMessageBody>(
            request,
            token,
            async (db, link, body) =>
            {
                receipt = await desk.Write(db, link, body.Nonce, body.Text);
                return MessageView.Answer(receipt, link.Party, $"/api/case/{token}");
            },
            cancellationToken);
        if (receipt is { Message: { } message } && answer.Succeeded)
        {
            await Launch.Message(client, message);
        }

        return answer;
    }
}

/// <summary>The body of a message by link.</summary>
/// <param name="Nonce">The one-time code of the case.</param>
/// <param name="Text">The words.</param>
internal sealed record CaseMessageBody(string Nonce, string Text);
