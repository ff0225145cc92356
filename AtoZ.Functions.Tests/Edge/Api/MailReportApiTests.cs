using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>What Event Grid tells of mails that Azure Communication Services sent.</summary>
[Collection("api")]
public class MailReportApiTests(ApiHost api)
{
    private const string Path = "api/facts/mail-reports";

    [Fact]
    public async Task Event_Grid_gets_its_code_back_when_it_asks_whether_it_is_welcome()
    {
        object data = new { validationCode = "512d38b6", validationUrl = "https://rp.example/validate" };
        Reply reply = await Send([new { id = "1", eventType = "Microsoft.EventGrid.SubscriptionValidationEvent", data }]);
        Assert.Equal((200, "512d38b6"), (reply.Status, reply.Text("validationResponse")));
    }

    [Theory]
    [InlineData("Bounced")]
    [InlineData("Failed")]
    [InlineData("Suppressed")]
    [InlineData("Quarantined")]
    [InlineData("FilteredSpam")]
    public async Task A_report_that_a_mail_did_not_arrive_begins_its_window_once_more(string status)
    {
        MailRecord mail = await SellersMail();
        await api.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, (await Send([Report(mail.OperationId, status)])).Json.GetProperty("cameBack").GetInt32());
        StageRecord stage = await api.Store.Read(db => db.Stages.SingleAsync(s => s.Key == mail.StageKey));
        Assert.Equal((api.Clock.GetUtcNow(), api.Clock.GetUtcNow().AddHours(72)), (stage.RestartedAt, stage.Deadline));

        // Event Grid repeats what was not answered in time.
        await api.Pass(TimeSpan.FromHours(1));
        Assert.Equal(200, (await Send([Report(mail.OperationId, status)])).Status);
        Assert.Equal(stage.Deadline, (await api.Store.Read(db => db.Stages.SingleAsync(s => s.Key == mail.StageKey))).Deadline);
    }

    [Theory]
    [InlineData("Delivered")]
    [InlineData("Expanded")]
    [InlineData("SomethingNew")]
    public async Task Any_other_report_changes_nothing(string status)
    {
        MailRecord mail = await SellersMail();
        Assert.Equal(0, (await Send([Report(mail.OperationId, status)])).Json.GetProperty("cameBack").GetInt32());
        Assert.Null((await api.Store.Read(db => db.Mails.SingleAsync(m => m.Key == mail.Key))).BouncedAt);
    }

    [Fact]
    public async Task A_report_of_another_app_s_mail_is_taken_and_forgotten()
    {
        Reply reply = await Send([Report(Guid.NewGuid(), "Bounced"), Report("no-guid", "Bounced")]);
        Assert.Equal((200, 0), (reply.Status, reply.Json.GetProperty("cameBack").GetInt32()));
    }

    [Fact]
    public async Task Without_the_key_or_in_another_form_nothing_is_taken()
    {
        Assert.Equal(401, (await api.Anybody(HttpMethod.Post, Path, new object[] { Report(Guid.NewGuid(), "Bounced") })).Status);
        (await api.Backend(HttpMethod.Post, Path, new { eventType = "x" }, "")).IsProblem(400, "BODY_NOT_JSON");
        object without = new { eventType = "Microsoft.Communication.EmailDeliveryReportReceived", data = new { status = "Bounced" } };
        (await Send([without])).IsProblem(400, "BODY_NOT_JSON");
        (await api.Send(HttpMethod.Post, Path, ApiHost.Raw("[", "application/json"), "", api.BackendKey)).IsProblem(400, "BODY_NOT_JSON");
        Reply plain = await api.Send(HttpMethod.Post, Path, ApiHost.Raw("[]", "text/plain"), "", api.BackendKey);
        plain.IsProblem(415, "CONTENT_TYPE_UNSUPPORTED");
    }

    [Fact]
    public async Task The_id_under_which_a_mail_is_handed_over_is_made_from_its_key()
    {
        MailRecord mail = await SellersMail();
        Assert.Equal(MailOperation.IdOf(mail.Key), mail.OperationId);
        Assert.NotEqual(MailOperation.IdOf("a"), MailOperation.IdOf("b"));
    }

    private Task<Reply> Send(object[] events) => api.Backend(HttpMethod.Post, Path, events, "");

    private async Task<MailRecord> SellersMail()
    {
        ClaimId claim = await api.Claim();
        return await api.Store.Read(db => db.Mails.SingleAsync(m => m.ClaimId == claim && m.To == Party.Seller));
    }

    // As Event Grid sends it, with the fields that nobody here reads.
    private static object Report(object message, string status) => new
    {
        id = Guid.NewGuid(),
        topic = "/subscriptions/s/resourceGroups/g/providers/microsoft.communication/communicationservices/acs",
        subject = $"sender/senderid@azure.com/message/{message}",
        eventType = "Microsoft.Communication.EmailDeliveryReportReceived",
        eventTime = "2026-11-28T12:00:00Z",
        dataVersion = "1.0",
        metadataVersion = "1",
        data = new
        {
            sender = "claims@example.com",
            recipient = "somebody@example.com",
            messageId = message,
            status,
            deliveryStatusDetails = new { statusMessage = "Status message" },
            deliveryAttemptTimeStamp = "2026-11-28T12:00:00Z",
        },
    };
}
