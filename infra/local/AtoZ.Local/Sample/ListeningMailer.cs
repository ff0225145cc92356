using System.Collections.Concurrent;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;

namespace AtoZ.Local.Sample;

/// <summary>Sends mails as the mailer does and lets the scripted parties read them: they know of a case only what was mailed to them.</summary>
internal sealed class ListeningMailer(IMailer inner) : IMailer
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<MailRequest> _sent = new();

    /// <inheritdoc/>
    public async Task Send(MailRequest mail, CancellationToken cancellationToken)
    {
        await inner.Send(mail, cancellationToken);
        if (_seen.TryAdd(mail.Key, 0))
        {
            _sent.Enqueue(mail);
        }
    }

    /// <inheritdoc/>
    public Task Deliver(MailRecord stored, CancellationToken cancellationToken) => inner.Deliver(stored, cancellationToken);

    /// <summary>Takes the mails that came since the last call.</summary>
    public IEnumerable<MailRequest> Take()
    {
        while (_sent.TryDequeue(out MailRequest? mail))
        {
            yield return mail;
        }
    }
}
