using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>Takes an answer back while it has no effect yet.</summary>
internal sealed class RevokeCaseCommand(CaseDesk desk, LinkPosted posted)
{
    [Function(nameof(RevokeCaseCommand))]
    [Takes(typeof(RevokeBody))]
    [Gives(200, typeof(CommandRevoked))]
    [Refuses("COMMAND_UNKNOWN", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_YOURS", "TOO_LATE_TO_REVOKE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/commands/{commandId}/revoke")] HttpRequest request,
        string token,
        string commandId,
        CancellationToken cancellationToken)
    {
        return await posted.Once<RevokeBody>(
            request,
            token,
            async (db, link, body) => await desk.Revoke(db, link, body.Nonce, commandId) is { } notRevoked
                ? Problems.From(notRevoked)
                : Answer.Ok(new CommandRevoked(commandId, CommandState.Revoked, $"/api/case/{token}")),
            cancellationToken);
    }
}

/// <summary>The body of a revocation.</summary>
internal sealed record RevokeBody(string Nonce);

/// <summary>The answer to a revocation.</summary>
internal sealed record CommandRevoked(string CommandId, CommandState State, string Case);
