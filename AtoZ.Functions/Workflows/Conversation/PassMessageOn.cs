using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Conversation;

/// <summary>Mails a message to the other side, once. Whoever left no address reads it on the page, and the backend in the feed.</summary>
internal sealed class PassMessageOn(AtoZStore store, CaseMail mail, TimeProvider clock)
{
    [Function(nameof(PassMessageOn))]
    public async Task Run([ActivityTrigger] MessageStart start)
    {
        MessageRecord message = await store.Read(db => db.Messages.SingleAsync(m => m.ClaimId == start.ClaimId && m.Number == start.Number));
        if (message.PassedAt is not null)
        {
            return;
        }

        Party to = Sides.OtherThan(message.Party);
        Dictionary<string, string> facts = new(StringComparer.Ordinal)
        {
            [Names.Message] = message.Text,
            [Names.ForParty] = to.ToString(),
        };
        if (message.Translation is { } translation)
        {
            facts[Names.Translation] = translation;
        }

        await mail.ToParty(start.ClaimId, to, MailPurpose.MessageWritten, start.Number.ToString(CultureInfo.InvariantCulture), facts);
        await store.Write(WriteScope.Case(start.ClaimId), async db =>
        {
            MessageRecord passed = await db.Messages.SingleAsync(m => m.ClaimId == start.ClaimId && m.Number == start.Number);
            passed.PassedAt ??= clock.GetUtcNow();
        });
    }
}
