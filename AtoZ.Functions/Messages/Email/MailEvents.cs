using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Messages.Email;

/// <summary>What Event Grid says of a mail's way (<c>Microsoft.Communication.EmailDeliveryReportReceived</c>).</summary>
/// <param name="MessageId">The id under which the mail service knows the mail.</param>
/// <param name="Status">What became of it.</param>
internal sealed record MailEvent(string MessageId, string Status)
{
    private static readonly string[] NeverThere = ["Bounced", "Failed", "FilteredSpam", "Quarantined", "Suppressed"];

    /// <summary>Whether the mail did not reach its receiver. On the way, or a status that came into being later, is no such word.</summary>
    public bool CameBack => NeverThere.Contains(this.Status, StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of the mail that this is about; null when no mail of ours had this id.</summary>
    public async Task<string?> KeyOf(AtoZDb db)
    {
        return Guid.TryParse(this.MessageId, out Guid id)
            ? await db.Mails.Where(m => m.OperationId == id).Select(m => m.Key).SingleOrDefaultAsync()
            : null;
    }
}

/// <summary>A delivery of Event Grid: its question whether we want any, or events. Other fields are not looked at.</summary>
/// <param name="ValidationCode">What to send back to say yes; null when nothing was asked.</param>
/// <param name="Reports">What became of mails.</param>
internal sealed record MailEvents(string? ValidationCode, IReadOnlyList<MailEvent> Reports)
{
    private const string Question = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string Report = "Microsoft.Communication.EmailDeliveryReportReceived";

    /// <summary>Reads a body in Event Grid's own schema; null when it is not in it.</summary>
    public static MailEvents? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            string? code = null;
            List<MailEvent> reports = [];
            foreach (JsonElement one in document.RootElement.EnumerateArray())
            {
                JsonElement data = one.GetProperty("data");
                switch (one.GetProperty("eventType").GetString())
                {
                    case Question:
                        code = Text(data, "validationCode");
                        break;
                    case Report:
                        reports.Add(new MailEvent(Text(data, "messageId"), Text(data, "status")));
                        break;
                }
            }

            return new MailEvents(code, reports);
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string Text(JsonElement data, string name) =>
        data.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null.");
}
