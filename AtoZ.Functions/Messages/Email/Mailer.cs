using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// Stores each mail under its key before it is sent, so that a repeated activity sends no second one. A mail that the transport refuses
/// for good has come back at once: it is not tried again, and its window begins once more.
/// </summary>
internal sealed class Mailer(AtoZStore store, IMailTransport transport, IMailBounces bounces, TimeProvider clock, ILogger<Mailer> log)
    : IMailer
{
    /// <inheritdoc/>
    public async Task Send(MailRequest mail, CancellationToken cancellationToken)
    {
        await Deliver(await store.Write(WriteScope.Case(mail.ClaimId), db => StoredOnce(db, mail)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task Deliver(MailRecord stored, CancellationToken cancellationToken)
    {
        if (stored.SentAt is not null)
        {
            return;
        }

        MailDelivery delivery = await Handed(stored, cancellationToken);

        // That a mail came back is written into its case.
        await store.Write(WriteScope.Case(stored.ClaimId), db => Done(db, stored.Key, delivery));
        if (delivery.Refusal is { } refusal)
        {
            log.LogWarning("The mail {Key} was refused: {Refusal}", stored.Key, refusal);
        }
    }

    private async Task<MailDelivery> Handed(MailRecord stored, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.Deliver(stored, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What went wrong may name the address: the activity's failure carries it, the log does not.
            log.LogWarning("Sending a mail failed: {Key}, {Failure}", stored.Key, failure.GetType().Name);
            throw;
        }
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
            MessageNumber = MailMessages.NumberOf(mail.Key, text),
            CreatedAt = clock.GetUtcNow(),
            StageKey = mail.StageKey,
        };
        db.Mails.Add(record);
        return record;
    }

    private async Task Done(AtoZDb db, string key, MailDelivery delivery)
    {
        MailRecord mail = await db.Mails.SingleAsync(m => m.Key == key);
        mail.SentAt ??= clock.GetUtcNow();
        if (delivery.Refusal is not null)
        {
            // Whoever waits in the window hears of it from the sweep, which leaves time to mend the address.
            await bounces.Record(db, key);
        }
    }
}
