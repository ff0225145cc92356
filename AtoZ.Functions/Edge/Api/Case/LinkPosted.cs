using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Case;

/// <summary>The steps that every POST by a link shares: does the link open, key, body, then the effect once.</summary>
internal sealed class LinkPosted(ILinks links, Posted posted)
{
    /// <summary>Opens the link and runs the effect at most once; a link that does not open is refused before anything is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="effect">Runs in the transaction that also stores its answer.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public async Task<Answer> Once<T>(HttpRequest request, string token, Func<AtoZDb, LinkRecord, T, Task<Answer>> effect, CancellationToken cancellationToken)
        where T : class
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null
            ? Problems.From(refusal!)
            : await posted.Once<T>(request, link.Id, (db, body) => effect(db, link, body), cancellationToken, within: WriteScope.Case(link.ClaimId));
    }
}
