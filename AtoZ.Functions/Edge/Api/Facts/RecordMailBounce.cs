using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes in that a mail came back. A window that began with it begins once more, and the mail goes out again to the address that is
/// known now; a second bounce changes nothing (PROCESS §5).
/// </summary>
internal sealed class RecordMailBounce(Posted posted, IMailBounces bounces)
{
    [Function(nameof(RecordMailBounce))]
    [Takes(typeof(BounceBody))]
    [Gives(200, typeof(BounceShown))]
    [Refuses("MAIL_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/mail-bounces")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        BounceReceipt? receipt = null;
        Answer answer = await posted.Once<BounceBody>(
            request,
            "backend",
            async (db, body) =>
            {
                receipt = await bounces.Record(db, body.Mail);
                return receipt.Refusal is { } refusal ? Problems.From(refusal) : Answer.Ok(new BounceShown(body.Mail, receipt.Deadline));
            },
            cancellationToken);
        if (answer.Succeeded && receipt is not null)
        {
            await Launch.Wake(client, receipt);
        }

        return answer;
    }
}

/// <summary>A mail that came back.</summary>
/// <param name="Mail">Its key, as the transport got it (header <c>X-AtoZ-Mail</c>).</param>
internal sealed record BounceBody(string Mail);

/// <summary>What a bounce led to.</summary>
/// <param name="Mail">Its key.</param>
/// <param name="WindowEndsAt">When the window that began again ends; null when none did.</param>
internal sealed record BounceShown(string Mail, DateTimeOffset? WindowEndsAt);
