using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Messages.Links;

/// <summary>Who may do what by a link, until when.</summary>
internal sealed record LinkGrant(ClaimId ClaimId, DebtId? DebtId, Party Party, LinkPurpose Purpose, Seat? Seat, DateTimeOffset ExpiresAt, string? StageKey = null);

/// <summary>Signed links: accountless access for one party to one case.</summary>
internal interface ILinks
{
    /// <summary>The link of a grant. The same grant gives the same link, so that a repeated activity mails no second one.</summary>
    Task<Uri> Create(LinkGrant grant);

    /// <summary>The link of a grant, made within the caller's transaction.</summary>
    Task<Uri> CreateWithin(AtoZDb db, LinkGrant grant);

    /// <summary>The address of a grant's link, which opens once the link was made. Writes nothing.</summary>
    Uri AddressOf(LinkGrant grant);

    /// <summary>Reads a token: its link, or why it does not open the case (wrong, expired, revoked).</summary>
    Task<(LinkRecord? Link, Refusal? Refusal)> Open(string token);
}
