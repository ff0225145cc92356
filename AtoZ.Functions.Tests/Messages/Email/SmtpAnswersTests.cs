using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>What a mail server answers (infra/smtp): refused for good, put off, or nothing about the receiver.</summary>
public sealed class SmtpAnswersTests
{
    private readonly PostOffice _post = new();

    [Theory]
    [InlineData("rcpt", "550 5.1.1 No such user here", "550 5.1.1")]
    [InlineData("rcpt", "550 unknown", "550")]
    [InlineData("rcpt", "552 5.2.2 Mailbox full", "552 5.2.2")]
    [InlineData("data", "554 5.6.0 Not in this form", "554 5.6.0")]
    public async Task What_the_server_refuses_for_good_has_come_back(string at, string answer, string code)
    {
        await using SmtpServer server = await PostOffice.Answering(at, answer);
        Assert.Equal(MailDelivery.Refused(code), await _post.Send(server, PostOffice.Mail("seller@example.com")));
        Assert.True(server.HasNoMore);
    }

    [Fact]
    public async Task A_server_that_adds_the_codes_itself_is_understood_too()
    {
        JsonObject answers = new() { ["seller@example.com"] = new JsonArray("550 No such user") };
        await using SmtpServer server = await SmtpServer.Start(new() { ["enhanced"] = true, ["rcpt"] = answers });
        Assert.Equal("550 5.1.1", (await _post.Send(server, PostOffice.Mail("seller@example.com"))).Refusal);
    }

    [Theory]
    [InlineData("rcpt", "450 4.2.1 Slowly", "answered 450 4.2.1")]
    [InlineData("rcpt", "451 4.7.1 Greylisted", "answered 451 4.7.1")]
    [InlineData("data", "452 4.3.1 Disk full", "answered 452 4.3.1")]
    [InlineData("rcpt", "554 5.7.1 Relay access denied", "answered 554 5.7.1")]
    [InlineData("rcpt", "421 4.7.0 Too many connections", "answered 421 4.7.0")]
    public async Task What_may_go_better_later_is_an_exception_without_the_server_s_words(string at, string answer, string words)
    {
        await using SmtpServer server = await PostOffice.Answering(at, answer, "");
        string later = await _post.Later(server);
        Assert.EndsWith(words + ".", later, StringComparison.Ordinal);
        Assert.DoesNotContain(answer[10..], later, StringComparison.Ordinal);
        Assert.Equal(MailDelivery.Accepted, await _post.Send(server, PostOffice.Mail("seller@example.com")));
        await server.Mail();
        Assert.True(server.HasNoMore);
    }

    [Theory]
    [InlineData(12, "451 4.7.1")]
    [InlineData(11.99, null)]
    public async Task What_is_put_off_for_longer_than_the_setting_says_has_come_back(double hours, string? code)
    {
        await using SmtpServer server = await PostOffice.Answering("rcpt", "451 4.7.1 Greylisted");
        MailRecord mail = PostOffice.Mail("seller@example.com");
        _post.Clock.Now = mail.CreatedAt.AddHours(hours);
        string? refusal = null;
        Exception? later = await Record.ExceptionAsync(async () => refusal = (await _post.Send(server, mail)).Refusal);
        Assert.Equal((code, code is null), (refusal, later is MailServerException));
    }

    [Fact]
    public async Task A_server_that_is_away_or_refuses_the_sender_says_nothing_about_the_receiver_however_late()
    {
        int port;
        JsonObject answers = new() { ["claims@market.example"] = new JsonArray("550 5.1.8 Who?") };
        await using (SmtpServer server = await SmtpServer.Start(new() { ["from"] = answers }))
        {
            port = server.Port;
            _post.Clock.Now = _post.Clock.Now.AddDays(2);
            Assert.Contains("MailBounceAddress", await _post.Later(server), StringComparison.Ordinal);
        }

        using SmtpMailTransport away = _post.Transport(port);
        await Assert.ThrowsAsync<MailServerException>(() => away.Deliver(PostOffice.Mail("seller@example.com"), default));
    }
}
