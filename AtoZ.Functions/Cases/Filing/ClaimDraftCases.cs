using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>Links to drafts, and drafts opened by them. Opening writes nothing.</summary>
internal sealed class ClaimDraftCases(AtoZStore store, ILinks links, Nonces nonces, ClaimDraftReader reader)
{
    /// <summary>The buyer's page of a draft; its link was made with the draft.</summary>
    public Uri PageOf(ClaimDraftRecord draft) =>
        links.AddressOf(Grant(draft, draft.Id));

    /// <summary>Makes the buyer's link to the claim or inquiry that a draft became under another id.</summary>
    public Task<Uri> LinkTo(ClaimDraftRecord draft, ClaimId became) => links.Create(Grant(draft, became));

    /// <summary>What the buyer of a draft may open: the draft, or what came of it.</summary>
    public static LinkGrant Grant(ClaimDraftRecord draft, ClaimId id) =>
        new LinkGrant(id, null, Party.Buyer, LinkPurpose.BuyerCase, null, draft.LinkUntil);

    /// <summary>The draft of a link with a one-time code; no file when the case never was a draft.</summary>
    public async Task<DraftOpened> Open(string token)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null || link.Party is not Party.Buyer)
        {
            return new DraftOpened(link, null, null, refusal);
        }

        ClaimDraftFile? file = await store.Read(db => reader.Read(db, link.ClaimId));
        return new DraftOpened(link, file, nonces.Issue(link), null);
    }
}

/// <summary>A draft opened by link.</summary>
/// <param name="Link">The link; null when it does not work.</param>
/// <param name="File">The draft; null when there is none.</param>
/// <param name="Nonce">The one-time code for one POST.</param>
/// <param name="Refusal">Why the link does not work; null when it does.</param>
internal sealed record DraftOpened(LinkRecord? Link, ClaimDraftFile? File, string? Nonce, Refusal? Refusal);
