using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Tests.Messages.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

public sealed class MailerTests : IDisposable
{
    private static readonly MailRequest Mail = new(
        "clm_1:claim-received",
        new ClaimId("clm_1"),
        Party.Buyer,
        "buyer@example.com",
        "en",
        MailPurpose.ClaimReceived,
        new Uri("http://localhost:7071/case/abc"),
        new Dictionary<string, string> { ["amount"] = "12.30 USD" });

    private readonly TemporaryStore _temporary = new();
    private readonly SteppingClock _clock = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly LocalMailbox _mailbox;

    public MailerTests() =>
        _mailbox = new LocalMailbox(new AppSettings(_temporary.Directory, new Uri("http://localhost:7071/"), "claims@market.example", "x@y.example"));

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_mail_is_kept_as_a_file_that_a_mail_program_opens()
    {
        await Mailer(_mailbox).Send(Mail, default);
        using MimeMessage message = (await _mailbox.Read(Assert.Single(_mailbox.List()), default))!;
        Assert.Equal("buyer@example.com", message.To.Mailboxes.Single().Address);
        Assert.Equal("claims@market.example", message.From.Mailboxes.Single().Address);
        Assert.Contains("http://localhost:7071/case/abc", message.TextBody, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(message.HtmlBody));
    }

    [Fact]
    public async Task The_same_key_is_sent_once()
    {
        Mailer mailer = Mailer(_mailbox);
        await mailer.Send(Mail, default);
        _clock.Now = _clock.Now.AddHours(1);
        await mailer.Send(Mail, default);
        Assert.Single(_mailbox.List());
        Assert.Equal(1, await _temporary.Store.Read(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task A_mail_whose_transport_failed_is_sent_by_the_repeat()
    {
        await Assert.ThrowsAsync<IOException>(() => Mailer(new BrokenTransport()).Send(Mail, default));
        await Mailer(_mailbox).Send(Mail, default);
        Assert.Single(_mailbox.List());
        Assert.NotNull((await _temporary.Store.Read(db => db.Mails.SingleAsync())).SentAt);
    }

    [Fact]
    public async Task A_repeat_after_a_crash_between_sending_and_marking_writes_the_same_file()
    {
        await Mailer(_mailbox).Send(Mail, default);
        await _temporary.Store.Write(async db => (await db.Mails.SingleAsync()).SentAt = null);
        _clock.Now = _clock.Now.AddHours(1);
        await Mailer(_mailbox).Send(Mail, default);
        Assert.Single(_mailbox.List());
    }

    [Fact]
    public async Task A_name_that_is_not_in_the_list_opens_no_file() => Assert.Null(await _mailbox.Read("../atoz", default));

    [Fact]
    public async Task A_mail_that_is_refused_for_good_has_come_back_and_is_not_sent_again()
    {
        RefusingTransport refusing = new();
        await Mailer(refusing).Send(Mail, default);
        await Mailer(refusing).Send(Mail, default);
        MailRecord mail = await _temporary.Store.Read(db => db.Mails.SingleAsync());
        Assert.Equal((1, _clock.Now, _clock.Now), (refusing.Asked, mail.BouncedAt, mail.SentAt));
    }

    private Mailer Mailer(IMailTransport transport) =>
        new(_temporary.Store, transport, new MailBounces(PolicyLibrary.Embedded(), new Timeline(new Outbox(), _clock), _clock), _clock, NullLogger<Mailer>.Instance);

    private sealed class BrokenTransport : IMailTransport
    {
        public Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken) =>
            throw new IOException("The server does not answer.");
    }

    private sealed class RefusingTransport : IMailTransport
    {
        public int Asked { get; private set; }

        public Task<MailDelivery> Deliver(MailRecord mail, CancellationToken cancellationToken)
        {
            this.Asked++;
            return Task.FromResult(MailDelivery.Refused("550 5.1.1"));
        }
    }
}
