using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>The whole app, sending by SMTP to a real server.</summary>
public sealed class Claims_by_real_mail : IAsyncLifetime
{
    private SmtpServer? _server;
    private ApiHost? _api;

    private SmtpServer Server => _server!;

    private ApiHost Api => _api!;

    public async Task InitializeAsync()
    {
        // The buyers and sellers of the first, second, … claim of this host.
        _server = await SmtpServer.Start(new()
        {
            ["rcpt"] = new JsonObject
            {
                ["seller2@example.com"] = new JsonArray("451 4.7.1 Greylisted", "421 4.3.2 Closing", ""),
                ["seller3@example.com"] = new JsonArray("550 5.1.1 No such user"),
            },
            ["bounces"] = new JsonObject { ["seller4@example.com"] = "5.1.1" },
        });
        _api = new ApiHost
        {
            Settings =
            [
                ("MailTransport", "Smtp"),
                ("SmtpHost", "localhost"),
                ("SmtpPort", Server.Port.ToString(CultureInfo.InvariantCulture)),
                ("SmtpSecurity", "None"),
                ("NoSilentCaseSweepSchedule", "0 0 * * * *"),
            ],
        };
        await _api.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Api.DisposeAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task Mails_go_out_are_put_off_are_refused_and_come_back()
    {
        await Api.Claim();
        Assert.Equal(["buyer1@example.com", "seller1@example.com"], await Receivers(2));

        // Put off twice, within the step that opens the stage and in a step of its own, which waits 5 s; one mail arrives.
        await Api.Claim();
        Assert.Equal(["buyer2@example.com"], await Receivers(1));
        Assert.True(Server.HasNoMore);
        await Api.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(["seller2@example.com"], await Receivers(1));
        await Api.Pass(TimeSpan.FromMinutes(10));
        Assert.True(Server.HasNoMore);

        await RefusedAtOnce(await Api.Claim());
        await ReportedLater(await Api.Claim());
    }

    [Theory]
    [InlineData("text/plain", "Hello", 415, "CONTENT_TYPE_UNSUPPORTED")]
    [InlineData("message/rfc822", "Subject: Hello\r\n\r\nI am on holiday.\r\n", 422, "DELIVERY_REPORT_UNREADABLE")]
    [InlineData("message/rfc822", "", 422, "DELIVERY_REPORT_UNREADABLE")]
    [InlineData("message/rfc822", null, 413, "BODY_TOO_LARGE")]
    public async Task What_is_no_report_is_refused(string type, string? body, int status, string code) =>
        (await Reported(body ?? new string('x', (1024 * 1024) + 1), type)).IsProblem(status, code);

    [Fact]
    public async Task A_report_on_a_mail_of_others_is_refused_and_nobody_without_a_key_may_report()
    {
        const string Foreign = "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
            + "Original-Envelope-Id: 00112233445566778899aabbccddeeff\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n";
        (await Reported(Foreign)).IsProblem(404, "MAIL_UNKNOWN");
        Assert.Equal(401, (await Api.Send(HttpMethod.Post, "api/mail/bounces", ApiHost.Raw(Foreign, "message/rfc822"), "")).Status);
    }

    // The window begins again at once; the sweep of the hour sends the mail again, once.
    private async Task RefusedAtOnce(ClaimId claim)
    {
        Assert.Equal(["buyer3@example.com"], await Receivers(1));
        MailRecord refused = await SellersMail(claim);
        Assert.Equal((Api.Clock.GetUtcNow(), Api.Clock.GetUtcNow()), (refused.BouncedAt, refused.SentAt));
        Assert.NotNull((await Api.Store.Read(db => db.Stages.SingleAsync(s => s.ClaimId == claim))).RestartedAt);
        await Api.Pass(TimeSpan.FromHours(2));
        Assert.Equal(2, Server.Asked.Count(a => a == "RCPT seller3@example.com"));
        await Api.Pass(TimeSpan.FromHours(2));
        Assert.Equal(2, Server.Asked.Count(a => a == "RCPT seller3@example.com"));
        Assert.True(Server.HasNoMore);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await Api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim))).Status);
    }

    // Taken, and given back an hour later by a report to the return address.
    private async Task ReportedLater(ClaimId claim)
    {
        Assert.Equal(["buyer4@example.com", "seller4@example.com"], await Receivers(2));
        string report = await Server.Report();
        await Api.Pass(TimeSpan.FromHours(1));
        Reply delayed = await Reported(report.Replace("Action: failed", "Action: delayed", StringComparison.Ordinal));
        Assert.Equal((200, "Delayed"), (delayed.Status, delayed.Text("action")));
        Assert.Equal(JsonValueKind.Null, delayed.Json.GetProperty("windowEndsAt").ValueKind);
        Reply bounced = await Reported(report);
        Assert.Equal((200, "Failed", "5.1.1"), (bounced.Status, bounced.Text("action"), bounced.Text("status")));
        Assert.Equal(Api.Clock.GetUtcNow().AddHours(72), bounced.Json.GetProperty("windowEndsAt").GetDateTimeOffset());
        Assert.Equal((await SellersMail(claim)).Key, bounced.Text("mail"));
        await Api.Idle();
        Assert.Equal(["seller4@example.com"], await Receivers(1));
        Assert.Equal(JsonValueKind.Null, (await Reported(report)).Json.GetProperty("windowEndsAt").ValueKind);
        await Api.Idle();
        Assert.True(Server.HasNoMore);
    }

    private Task<Reply> Reported(string mail, string type = "message/rfc822") =>
        Api.Send(HttpMethod.Post, "api/mail/bounces", ApiHost.Raw(mail, type), "", Api.BackendKey);

    private Task<MailRecord> SellersMail(ClaimId claim) =>
        Api.Store.Read(db => db.Mails.Where(m => m.ClaimId == claim && m.To == Party.Seller).OrderBy(m => m.CreatedAt).FirstAsync());

    private async Task<string[]> Receivers(int count)
    {
        List<string> receivers = [];
        for (int i = 0; i < count; i++)
        {
            receivers.AddRange((await Server.Mail()).To);
        }

        return [.. receivers.Order(StringComparer.Ordinal)];
    }
}
