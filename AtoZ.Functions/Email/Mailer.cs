using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Email;

/// <summary>Stores each mail under its key before it is sent, so that a repeated activity sends no second one.</summary>
public sealed class Mailer(AtoZStore store, IMailTransport transport, TimeProvider clock) : IMailer
{
    /// <inheritdoc/>
    public async Task Send(MailRequest mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        MailRecord stored = await store.Write(db => StoredOnce(db, mail));
        if (stored.SentAt is not null)
        {
            return;
        }

        await transport.Deliver(stored, cancellationToken);
        await store.Write(db => MarkSent(db, mail.Key));
    }

    private async Task<MailRecord> StoredOnce(AtoZDb db, MailRequest mail)
    {
        if (await db.Mails.SingleOrDefaultAsync(m => m.Key == mail.Key) is { } earlier)
        {
            return earlier;
        }

        (string subject, string text, string html) = MailTexts.Compose(mail);
        MailRecord record = new()
        {
            Key = mail.Key,
            OperationId = MailOperation.IdOf(mail.Key),
            ClaimId = mail.ClaimId,
            To = mail.To,
            Address = mail.Address,
            Language = mail.Language,
            Subject = subject,
            Text = text,
            Html = html,
            CreatedAt = clock.GetUtcNow(),
            StageKey = mail.StageKey,
        };
        db.Mails.Add(record);
        return record;
    }

    private async Task MarkSent(AtoZDb db, string key)
    {
        MailRecord mail = await db.Mails.SingleAsync(m => m.Key == key);
        mail.SentAt ??= clock.GetUtcNow();
    }
}
