using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes in what a mail server sent to the return address: a report on a mail (RFC 3464), whole, as it came. A mail that failed has come
/// back, as if its key had been sent to <c>api/facts/mail-bounces</c>; one that is only delayed changes nothing. A repeat changes nothing,
/// so no Idempotency-Key is needed.
/// </summary>
internal sealed class RecordReturnedMail(AtoZStore store, IMailBounces bounces)
{
    /// <summary>A report holds at most the mail that it is about; those are short.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private const int MostNumbers = 20;
    private const string Mail = "message/rfc822";

    [Function(nameof(RecordReturnedMail))]
    [Takes(ContentType = Mail, Once = false)]
    [Gives(200, typeof(ReturnedMailShown))]
    [Refuses("DELIVERY_REPORT_UNREADABLE", "MAIL_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/mail/bounces")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(request.ContentType ?? "").Split(';')[0].Trim().Equals(Mail, StringComparison.OrdinalIgnoreCase))
        {
            string remedy = $"Send the mail as it came, with 'Content-Type: {Mail}'.";
            return Problems.From(new Refusal("CONTENT_TYPE_UNSUPPORTED", 415, $"The body's type is '{request.ContentType}'.", remedy));
        }

        (DeliveryReport? report, Refusal? refusal) = await Read(request, cancellationToken);
        if (report is null)
        {
            return Problems.From(refusal!);
        }

        (ReturnedMailShown? shown, BounceReceipt receipt) = await store.Write(db => Record(db, report));
        await Launch.Wake(client, receipt);
        return shown is null ? Problems.From(receipt.Refusal!) : Answer.Ok(shown);
    }

    private static async Task<(DeliveryReport? Report, Refusal? Refusal)> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await RequestBody.Bytes(request, MaximumBytes, cancellationToken) is not { } bytes)
        {
            return (null, new Refusal("BODY_TOO_LARGE", 413, $"The mail is larger than {MaximumBytes} bytes.", "Send reports on mails only."));
        }

        using MemoryStream mail = new(bytes, writable: false);
        return await DeliveryReport.Read(mail, cancellationToken) is { } report ? (report, null) : (null, Unreadable);
    }

    private static Refusal Unreadable { get; } = new(
        "DELIVERY_REPORT_UNREADABLE",
        422,
        "The mail is no report on a delivery (RFC 3464).",
        "Read which mail it means, and send that mail's key to api/facts/mail-bounces.");

    private static Refusal Unknown { get; } = new(
        "MAIL_UNKNOWN",
        404,
        "The report is on no mail that was sent from here.",
        "Nothing, if the address gets other mail too; else check that it gives back the Message-ID.");

    private async Task<(ReturnedMailShown? Shown, BounceReceipt Receipt)> Record(AtoZDb db, DeliveryReport report)
    {
        string[] numbers = [.. report.Numbers.Take(MostNumbers)];
        List<MailRecord> named = await db.Mails.Where(m => numbers.Contains(m.MessageNumber)).ToListAsync();
        if (named.MinBy(m => Array.IndexOf(numbers, m.MessageNumber)) is not { } mail)
        {
            return (null, new BounceReceipt(null, null, null, Unknown));
        }

        bool failed = report.Action == DeliveryAction.Failed;
        BounceReceipt receipt = failed ? await bounces.Record(db, mail.Key) : new BounceReceipt(null, null, null, null);
        return (new ReturnedMailShown(mail.Key, report.Action, report.Status, receipt.Deadline), receipt);
    }
}

/// <summary>What a report on a mail said and led to.</summary>
/// <param name="Mail">The mail's key.</param>
/// <param name="Action">What became of the mail; only Failed means that it came back.</param>
/// <param name="Status">The code that the report gives, such as 5.1.1; null when none.</param>
/// <param name="WindowEndsAt">When the window that began again ends; null when none did.</param>
internal sealed record ReturnedMailShown(string Mail, DeliveryAction Action, string? Status, DateTimeOffset? WindowEndsAt);
