using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Mails a lost link to the address on file. The answer is the same for everybody: it never tells whether there is a case.</summary>
internal sealed class AskForLostLink(LostLinks lost, RequestLimits limits)
{
    [Function(nameof(AskForLostLink))]
    [Takes(typeof(LostLinkBody), Once = false)]
    [Gives(202, typeof(LostLinkTaken))]
    [Refuses("EMAIL_WRONG", "ORDER_REQUIRED")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lost-links")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        BodyRead<LostLinkBody> body = await RequestBody.Read<LostLinkBody>(request, cancellationToken);
        if (body.Value is not { } asked)
        {
            return Problems.From(body.Refusal!);
        }

        (LostLinkStart? start, Refusal? refusal) = lost.Read(asked.OrderId, asked.Email);
        if (start is null)
        {
            return Problems.From(refusal!);
        }

        if (limits.TakeLostLink(request, start.OrderId, asked.Email.Trim()) is { } tooMany)
        {
            return tooMany;
        }

        await Launch.LostLink(client, start);
        return Answer.Accepted(new LostLinkTaken("If this address belongs to a case of this order, its link is on its way there."));
    }
}

/// <summary>A link that was lost.</summary>
/// <param name="OrderId">Of which order.</param>
/// <param name="Email">The address that mails about it go to.</param>
internal sealed record LostLinkBody(string OrderId, string Email);

/// <summary>That it was taken in.</summary>
/// <param name="Detail">The same for everybody.</param>
internal sealed record LostLinkTaken(string Detail);
