using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Writes to the buyer about a draft: in the buyer's language, with the link to go on, once per moment.</summary>
internal sealed class ClaimDraftMail(AtoZStore store, ClaimDraftCases cases, IMailer mailer, ILogger<ClaimDraftMail> log)
{
    /// <summary>Writes to the buyer.</summary>
    public async Task Send(ClaimDraftFile file, MailPurpose purpose, DateTimeOffset moment)
    {
        ClaimDraftRecord draft = file.Draft;
        BuyerRecord? buyer = await store.Read(db => db.Buyers.SingleOrDefaultAsync(b => b.Id == draft.BuyerId));
        if (string.IsNullOrWhiteSpace(buyer?.Email))
        {
            log.LogWarning("The buyer of draft {DraftId} left no address; {Purpose} was not mailed", draft.Id, purpose);
            return;
        }

        Dictionary<string, string> data = new(StringComparer.Ordinal)
        {
            [Names.Order] = draft.OrderId,
            [Names.Item] = ItemNames.Of(file.Order, draft.OrderId),
            [Names.Deadline] = file.EndsAt.ToString("o"),
        };
        await mailer.Send(
            new MailRequest($"{draft.Id}:{purpose}:{moment:o}", draft.Id, Party.Buyer, buyer.Email, draft.Language, purpose, cases.PageOf(draft), data, null, buyer.TimeZone), CancellationToken.None);
    }
}
