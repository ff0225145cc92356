using System.Globalization;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;
using MimeKit;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>Mails by SMTP, to a real server (infra/smtp): what goes out, and to whom.</summary>
public sealed class SmtpMailTransportTests : IDisposable
{
    private readonly PostOffice _post = new();
    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task A_mail_goes_out_whole_and_asks_for_a_report_should_it_come_back()
    {
        await using SmtpServer server = await SmtpServer.Start();
        MailRecord mail = PostOffice.Mail("seller@example.com");
        Assert.Equal(MailDelivery.Accepted, await _post.Send(server, mail, ("MailBounceAddress", "bounces@market.example")));
        ReceivedMail received = await server.Mail();
        using MimeMessage message = received.Message();
        Assert.Equal(("bounces@market.example", "seller@example.com"), (received.From, received.To.Single()));
        Assert.Equal((mail.MessageNumber, "HDRS", "FAILURE"), (received.EnvelopeId, received.Ret, received.Notify?.Single()));
        Assert.Equal(mail.MessageNumber + "@market.example", message.MessageId);
        Assert.Equal(("claims@market.example", "Ein Anspruch: Lämpchen"), (message.From.Mailboxes.Single().Address, message.Subject));
        Assert.Equal((mail.Text, mail.Html), (message.TextBody!.ReplaceLineEndings("\n"), message.HtmlBody!.ReplaceLineEndings("\n")));
        Assert.Equal((mail.Key, "auto-generated"), (message.Headers["X-AtoZ-Mail"], message.Headers["Auto-Submitted"]));
    }

    [Fact]
    public async Task A_repeat_is_known_by_its_message_id()
    {
        await using SmtpServer server = await SmtpServer.Start();
        await _post.Send(server, PostOffice.Mail("seller@example.com"));
        _post.Clock.Now = _post.Clock.Now.AddHours(1);
        await _post.Send(server, PostOffice.Mail("seller@example.com"));
        using MimeMessage first = (await server.Mail()).Message(), again = (await server.Mail()).Message();
        Assert.Equal((first.MessageId, first.Date), (again.MessageId, again.Date));
    }

    [Fact]
    public async Task A_domain_that_does_not_answer_holds_up_no_other()
    {
        await using SmtpServer server = await SmtpServer.Start(new() { ["silent"] = "slow.example" });
        using SmtpMailTransport transport = _post.Transport(server.Port, ("SmtpConnections", "2"), ("SmtpTimeoutSeconds", "600"));
        using CancellationTokenSource end = new();
        Task[] slow = [.. Enumerable.Range(0, 5).Select(i => transport.Deliver(PostOffice.Mail($"seller{i}@slow.example"), end.Token))];

        Assert.Equal(MailDelivery.Accepted, await transport.Deliver(PostOffice.Mail("seller@quick.example"), end.Token).WaitAsync(TimeSpan.FromMinutes(3)));

        Assert.DoesNotContain(slow, t => t.IsCompleted);
        await end.CancelAsync();
        foreach (Task one in slow)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }
    }

    [Theory]
    [InlineData("starttls", "StartTls")]
    [InlineData("implicit", "Tls")]
    public async Task Over_TLS_who_signs_in_rightly_sends(string tls, string security)
    {
        await using SmtpServer server = await Encrypted(tls);
        await _post.Send(server, PostOffice.Mail("seller@example.com"), [.. Trusted(security), .. Login("right")]);
        ReceivedMail received = await server.Mail();
        Assert.Equal((true, "app"), (received.Secure, received.User));
    }

    [Theory]
    [InlineData("starttls", "StartTls")]
    [InlineData("implicit", "Tls")]
    public async Task A_wrong_login_sends_nothing_and_loses_nothing(string tls, string security)
    {
        await using SmtpServer server = await Encrypted(tls);
        string wrong = await _post.Later(server, [.. Trusted(security), .. Login("wrong")]);
        Assert.Contains("refused the login", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", wrong, StringComparison.Ordinal);
        Assert.Contains("wants a login", await _post.Later(server, Trusted(security)), StringComparison.Ordinal);
        Assert.True(server.HasNoMore);
    }

    [Theory]
    [InlineData("starttls", "StartTls")]
    [InlineData("implicit", "Tls")]
    public async Task A_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail(string tls, string security)
    {
        await using SmtpServer server = await Encrypted(tls);
        string later = await _post.Later(server, [("SmtpSecurity", security), .. Login("right")]);
        Assert.Contains("not trusted", later, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", server.Asked);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_not_trusted_whoever_signed_it()
    {
        using TestCertificates other = new("mail.elsewhere.example");
        JsonObject wish = new() { ["tls"] = "implicit", ["key"] = other.Key, ["cert"] = other.Certificate };
        await using SmtpServer server = await SmtpServer.Start(wish);
        string later = await _post.Later(server, ("SmtpSecurity", "Tls"), ("SmtpCertificateFile", other.Authority));
        Assert.Contains("not trusted", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_offer_STARTTLS_gets_neither_password_nor_mail()
    {
        await using SmtpServer server = await SmtpServer.Start(new() { ["user"] = "app", ["password"] = "right" });
        Assert.Contains("STARTTLS", await _post.Later(server, [.. Trusted("StartTls"), .. Login("right")]), StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", server.Asked);
    }

    [Theory]
    [InlineData("seller@example.com\r\nBcc: victim@example.com")]
    [InlineData("seller@example.com>\r\nRCPT TO:<victim@example.com")]
    [InlineData("seller@example.com, victim@example.com")]
    [InlineData("seller")]
    [InlineData("")]
    public async Task What_is_not_one_address_never_reaches_the_server(string address)
    {
        await using SmtpServer server = await SmtpServer.Start();
        Assert.NotNull((await _post.Send(server, PostOffice.Mail(address))).Refusal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Nothing_in_a_mail_becomes_a_header_a_receiver_or_another_mail()
    {
        await using SmtpServer server = await SmtpServer.Start();
        const string Bcc = "\r\nBcc: victim@example.com";
        const string Smuggled = "\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<victim@example.com>\r\nDATA\r\nSubject: a\r\n\r\nb\r\n.\r\n";
        string text = "One" + Smuggled + "\n.\nTwo\r.\rThree";
        await _post.Send(server, PostOffice.Mail("\"Seller\" <seller@example.com>", "clm_1:x" + Bcc, $"Lamp{Bcc}\n\n<p>", text));
        ReceivedMail received = await server.Mail();
        using MimeMessage message = received.Message();
        Assert.Equal(["seller@example.com"], received.To);
        Assert.Equal(["RCPT seller@example.com"], server.Asked);
        Assert.Equal("Lamp  Bcc: victim@example.com  <p>", message.Subject);
        Assert.Null(message.Headers["Bcc"]);
        Assert.Contains("MAIL FROM:<a@b.example>", message.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("Three", message.TextBody!.TrimEnd(), StringComparison.Ordinal);
        Assert.True(server.HasNoMore);
    }

    [Theory]
    [InlineData("verkäufer@example.com", "verkäufer@example.com")]
    [InlineData("seller@müller.example", "seller@xn--mller-kva.example")]
    public async Task Addresses_beyond_ASCII_are_carried(string address, string received)
    {
        await using SmtpServer server = await SmtpServer.Start();
        Assert.Equal(MailDelivery.Accepted, await _post.Send(server, PostOffice.Mail(address)));
        Assert.Equal(received, (await server.Mail()).To.Single().Replace("müller", "xn--mller-kva", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_at_once_go_out_once_each()
    {
        await using SmtpServer server = await SmtpServer.Start();
        using SmtpMailTransport transport = _post.Transport(server.Port);
        string[] receivers = [.. Enumerable.Range(0, 12).Select(i => $"seller{i.ToString(CultureInfo.InvariantCulture)}@example.com")];
        await Task.WhenAll(receivers.Select(r => transport.Deliver(PostOffice.Mail(r), default)));
        List<string> got = [];
        for (int i = 0; i < receivers.Length; i++)
        {
            got.AddRange((await server.Mail()).To);
        }

        Assert.Equal(receivers.Order(StringComparer.Ordinal), got.Order(StringComparer.Ordinal));
        Assert.True(server.HasNoMore);
    }

    private Task<SmtpServer> Encrypted(string tls) => SmtpServer.Start(new()
    {
        ["tls"] = tls,
        ["key"] = _certificates.Key,
        ["cert"] = _certificates.Certificate,
        ["user"] = "app",
        ["password"] = "right",
    });

    private (string, string)[] Trusted(string security) => [("SmtpSecurity", security), ("SmtpCertificateFile", _certificates.Authority)];

    private static (string, string)[] Login(string password) => [("SmtpUser", "app"), ("SmtpPassword", password)];
}
