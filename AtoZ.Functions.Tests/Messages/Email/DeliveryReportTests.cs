using System.Text;
using AtoZ.Functions.Messages.Email;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>Reports on mails, as servers write them (RFC 3464).</summary>
public class DeliveryReportTests
{
    private const string Number = "00112233445566778899aabbccddeeff";
    private const string Other = "ffeeddccbbaa99887766554433221100";

    [Fact]
    public async Task A_report_with_the_envelope_id_names_the_mail_by_it()
    {
        string group = $"Reporting-MTA: dns; mx.example\nOriginal-Envelope-Id: {Number}";
        DeliveryReport report = (await Read(Report("Action: failed\nStatus: 5.1.1", group)))!;
        Assert.Equal([Number], report.Numbers);
        Assert.Equal((DeliveryAction.Failed, "5.1.1"), (report.Action, report.Status));
    }

    [Theory]
    [InlineData("text/rfc822-headers", "Message-ID: <{0}@market.example>\nSubject: x\n")]
    [InlineData("message/rfc822", "Received: by mx\nMessage-Id:\n <{0}@market.example>\nSubject: x\n\nHello\n")]
    [InlineData("message/global-headers", "Message-ID: <{0}@market.example>\nSubject: ü\n")]
    public async Task A_report_that_gives_the_mail_back_names_it_by_its_message_id(string type, string given)
    {
        string report = Report("Action: failed\nStatus: 5.2.2", returned: (type, given.Replace("{0}", Number, StringComparison.Ordinal)));
        Assert.Equal([Number], (await Read(report))!.Numbers);
    }

    [Fact]
    public async Task A_report_without_the_mail_names_it_by_what_it_answers()
    {
        string head = $"In-Reply-To: <{Number}@market.example>\nReferences: <other@x> <{Number}@market.example>\n";
        Assert.Equal([Number], (await Read(Report("Action: failed\nStatus: 5.0.0", head: head)))!.Numbers);
    }

    [Fact]
    public async Task The_envelope_id_comes_before_what_the_mail_that_is_given_back_says()
    {
        (string, string) returned = ("text/rfc822-headers", $"Message-ID: <{Other}@market.example>\n");
        string report = Report("Action: failed\nStatus: 5.1.1", $"Original-Envelope-Id: {Number}", returned: returned);
        Assert.Equal([Number, Other], (await Read(report))!.Numbers);
    }

    [Theory]
    [InlineData("Action: delayed\nStatus: 4.4.1", DeliveryAction.Delayed)]
    [InlineData("Action: delivered\nStatus: 2.0.0", DeliveryAction.Delivered)]
    [InlineData("Action: relayed (to mx2)\nStatus: 2.1.9", DeliveryAction.Relayed)]
    [InlineData("Final-Recipient: rfc822; a@b.example\nACTION:   FAILED\nStatus: 4.4.7 (too old)", DeliveryAction.Failed)]
    [InlineData("Action: delivered\nStatus: 2.0.0\n\nAction: failed\nStatus: 5.1.1", DeliveryAction.Failed)]
    internal async Task The_gravest_of_what_became_of_it_counts(string receivers, DeliveryAction action) =>
        Assert.Equal(action, (await Read(Report(receivers)))!.Action);

    [Theory]
    [InlineData("Subject: Hello\n\nI am on holiday.\n")]
    [InlineData("Subject: x\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b--\n")]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    public async Task What_is_no_report_is_none(string mail) => Assert.Null(await Read(mail));

    [Theory]
    [InlineData("Status: 5.1.1")]
    [InlineData("Action: exploded\nStatus: 5.1.1")]
    [InlineData("Action: 0\nStatus: 5.1.1")]
    [InlineData("Action:")]
    public async Task What_does_not_say_what_became_of_the_mail_is_none(string receivers) => Assert.Null(await Read(Report(receivers)));

    [Fact]
    public async Task A_report_within_the_mail_that_is_given_back_is_not_its_own()
    {
        string inner = Report("Action: failed\nStatus: 5.1.1", group: $"Original-Envelope-Id: {Number}");
        const string Head = "Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n";
        Assert.Null(await Read($"{Head}--m\nContent-Type: message/rfc822\n\n{inner}\n--m--\n"));
    }

    [Fact]
    public async Task Parts_within_parts_without_end_are_not_followed()
    {
        StringBuilder mail = new("MIME-Version: 1.0\n");
        for (int i = 0; i < 5_000; i++)
        {
            mail.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        }

        Assert.Null(await Read(mail.ToString()));
    }

    private static string Report(
        string receivers, string group = "Reporting-MTA: dns; mx.example", string head = "", (string Type, string Text)? returned = null) =>
        $"From: mailer-daemon@mx.example\nSubject: Undelivered\n{head}MIME-Version: 1.0\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\n\n"
        + $"--b1\n\nSorry.\n--b1\nContent-Type: message/delivery-status\n\n{group}\n\n{receivers}\n\n"
        + (returned is { } given ? $"--b1\nContent-Type: {given.Type}\n\n{given.Text}\n" : "")
        + "--b1--\n";

    private static Task<DeliveryReport?> Read(string mail) =>
        DeliveryReport.Read(new MemoryStream(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"))), CancellationToken.None);
}
