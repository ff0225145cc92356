using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;

namespace AtoZ.Functions.Cases.Inquiries;

/// <summary>Opens inquiries by link, for pages and API alike. Writes nothing.</summary>
internal sealed class InquiryCases(AtoZStore store, ILinks links, Nonces nonces, InquiryReader reader)
{
    /// <summary>The inquiry of a link with a one-time code; no file when the case never was an inquiry.</summary>
    public async Task<InquiryOpened> Open(string token)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null || link.Party is not (Party.Buyer or Party.Seller))
        {
            return new InquiryOpened(link, null, null, refusal);
        }

        InquiryFile? file = await store.Read(db => reader.Read(db, link.ClaimId));
        return new InquiryOpened(link, file, nonces.Issue(link), null);
    }
}

/// <summary>An inquiry opened by link.</summary>
/// <param name="Link">The link; null when it does not work.</param>
/// <param name="File">The inquiry; null when there is none.</param>
/// <param name="Nonce">The one-time code for one answer.</param>
/// <param name="Refusal">Why the link does not work; null when it does.</param>
internal sealed record InquiryOpened(LinkRecord? Link, InquiryFile? File, string? Nonce, Refusal? Refusal);
