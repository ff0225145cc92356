using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// Sends a mail once more, word for word, to the address that its party has now. The same mail at most once an hour, like a lost link; the copy begins no
/// window, and its return moves none.
/// </summary>
internal sealed class MailsAgain(AtoZStore store, Timeline timeline, TimeProvider clock)
{
    private const string Again = ":again/";

    /// <summary>The mails of a claim, the latest first. Their texts hold links of parties: they are for nobody else's eyes.</summary>
    public async Task<IReadOnlyList<MailRecord>> Of(ClaimId claim) =>
        await store.Read(db => db.Mails.Where(m => m.ClaimId == claim).OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Key).ToListAsync());

    /// <summary>Stores the copy, in the caller's transaction; whoever calls then hands it to the transport.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="member">Who sends it again.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="mail">Which of its mails.</param>
    /// <returns>The copy; or why there is none.</returns>
    public async Task<(MailRecord? Copy, Refusal? Refusal)> Store(AtoZDb db, StaffMember member, ClaimId claim, Guid mail)
    {
        if (!member.Is(Party.Support))
        {
            return (null, new Refusal("ROLE_MISSING", 403, "To send a mail again needs the role Support.", "Sign in as somebody with the role Support."));
        }

        if (await db.Mails.SingleOrDefaultAsync(m => m.ClaimId == claim && m.OperationId == mail) is not { } first)
        {
            return (null, new Refusal("MAIL_NOT_OF_CLAIM", 404, "This claim has no such mail.", "Take the id from the list of the claim's mails."));
        }

        // Of a copy the first one is meant.
        string hour = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        string key = first.Key.Split(Again)[0] + Again + hour;
        return (await db.Mails.FindAsync(key) ?? await Copied(db, member, first, key), null);
    }

    private async Task<MailRecord> Copied(AtoZDb db, StaffMember member, MailRecord first, string key)
    {
        MailRecord copy = new()
        {
            Key = key,
            OperationId = MailOperation.IdOf(key),
            ClaimId = first.ClaimId,
            To = first.To,
            Address = await AddressNow(db, first),
            Language = first.Language,
            Subject = first.Subject,
            Text = first.Text,
            Html = first.Html,
            MessageNumber = MailMessages.NumberOf(key, first.Text),
            CreatedAt = clock.GetUtcNow(),
        };
        db.Mails.Add(copy);

        // A case may not be a claim yet; its timeline is there all the same.
        await timeline.Append(db, first.ClaimId, "mail-again/" + key, Party.Support, TimelineKind.MailResent, Audience.Staff, new Dictionary<string, string>
        {
            [Names.Party] = first.To.ToString(),
            [Names.By] = member.Name,
            [Names.Message] = first.Subject,
        });
        return copy;
    }

    private static async Task<string> AddressNow(AtoZDb db, MailRecord mail)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == mail.ClaimId) is not { } claim)
        {
            return mail.Address;
        }

        string? now = mail.To switch
        {
            Party.Buyer => (await db.Buyers.SingleOrDefaultAsync(b => b.Id == claim.BuyerId))?.Email,
            Party.Seller => (await db.Sellers.SingleOrDefaultAsync(s => s.Id == claim.SellerId))?.Email,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(now) ? mail.Address : now;
    }
}
