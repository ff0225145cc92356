using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Tests.Messages.Links;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>Sends mails by SMTP as a test wants them.</summary>
internal sealed class PostOffice
{
    private static readonly AppSettings App =
        new("/nowhere", new Uri("http://localhost:7071/"), "Claims <claims@market.example>", "x@y.example");

    public SteppingClock Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    public static MailRecord Mail(
        string address, string key = "clm_1:SellerNotified:Seller:1", string subject = "Ein Anspruch: Lämpchen", string? text = null)
    {
        string body = text ?? "Bitte antworten Sie bis Freitag.\n\nhttp://localhost:7071/case/abc\n";
        return new MailRecord
        {
            Key = key,
            OperationId = MailOperation.IdOf(key),
            ClaimId = new ClaimId("clm_1"),
            To = Party.Seller,
            Address = address,
            Language = "de",
            Subject = subject,
            Text = body,
            Html = "<p>Bitte antworten Sie bis Freitag.</p>\n" + new StringBuilder().Insert(0, "lang ", 400),
            MessageNumber = MailMessages.NumberOf(key, body),
            CreatedAt = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero),
        };
    }

    public static Task<SmtpServer> Answering(string at, params string[] answers) =>
        SmtpServer.Start(new() { [at] = new JsonObject { ["seller@example.com"] = new JsonArray([.. answers.Select(a => (JsonNode)a)]) } });

    public async Task<string> Later(SmtpServer server, params (string Name, string Value)[] settings) =>
        (await Assert.ThrowsAsync<MailServerException>(() => Send(server, Mail("seller@example.com"), settings))).Message;

    public async Task<MailDelivery> Send(SmtpServer server, MailRecord mail, params (string Name, string Value)[] settings)
    {
        using SmtpMailTransport transport = Transport(server.Port, settings);
        return await transport.Deliver(mail, default);
    }

    public SmtpMailTransport Transport(int port, params (string Name, string Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["SmtpHost"] = "localhost",
            ["SmtpPort"] = port.ToString(CultureInfo.InvariantCulture),
            ["SmtpSecurity"] = "None",
        };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return new SmtpMailTransport(SmtpSettings.From(configuration, App), App, Clock);
    }
}
