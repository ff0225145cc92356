using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Messages.Email;

/// <summary>A mail to send once.</summary>
/// <param name="Key">Made from subject and purpose; the same key is never sent twice.</param>
/// <param name="ClaimId">The claim it is about.</param>
/// <param name="To">The party.</param>
/// <param name="Address">Where to.</param>
/// <param name="Language">en, de, es, pt or zh.</param>
/// <param name="Purpose">Which text.</param>
/// <param name="Link">The page to open; null when none.</param>
/// <param name="Data">Values for the text, by the names in <c>Texts.Names</c> and in machine form (<c>12.30 USD</c>, ISO 8601, enum names): <c>MailTexts</c> puts them into the reader's language.</param>
/// <param name="StageKey">The stage whose window the mail begins; null when it begins none. If it bounces, the window begins once more.</param>
/// <param name="TimeZone">The receiver's IANA time zone; null for UTC.</param>
/// <param name="PolicyVersion">The rules that the case keeps; null where those in force count.</param>
/// <param name="Country">Where it was ordered; null when it is not known, or must not be told.</param>
internal sealed record MailRequest(
    string Key, ClaimId ClaimId, Party To, string Address, string Language, MailPurpose Purpose, Uri? Link, IReadOnlyDictionary<string, string> Data, string? StageKey = null, string? TimeZone = null, string? PolicyVersion = null, string? Country = null);

/// <summary>Sends mails: stored first, then handed to the transport (a local mailbox, or Azure Communication Services).</summary>
internal interface IMailer
{
    /// <summary>Sends a mail unless its key was sent before.</summary>
    Task Send(MailRequest mail, CancellationToken cancellationToken);

    /// <summary>Hands a stored mail to the transport, unless it was taken before.</summary>
    Task Deliver(MailRecord stored, CancellationToken cancellationToken);
}
