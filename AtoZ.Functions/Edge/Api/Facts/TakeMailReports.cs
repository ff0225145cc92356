using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes from Azure Event Grid what became of mails. One that did not arrive counts as come back, as on <c>/api/facts/mail-bounces</c>.
/// Event Grid asks once, with a code that it wants back, whether its events are welcome. It repeats what was not answered, which changes
/// nothing: no Idempotency-Key is needed.
/// </summary>
internal sealed class TakeMailReports(AtoZStore store, IMailBounces bounces, ILogger<TakeMailReports> log)
{
    private static Refusal Unreadable { get; } = new(
        "BODY_NOT_JSON", StatusCodes.Status400BadRequest, "The body is not in Event Grid's schema.", "Subscribe with the schema 'EventGridSchema'.");

    [Function(nameof(TakeMailReports))]
    [Takes(Once = false)]
    [Gives(200, typeof(MailReportsTaken))]
    [Refuses("BODY_NOT_JSON")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/mail-reports")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        (byte[] body, Refusal? refusal) = await RequestBody.Raw(request, cancellationToken);
        if (refusal is not null)
        {
            return Problems.From(refusal);
        }

        if (MailEvents.Read(body) is not { } events)
        {
            return Problems.From(Unreadable);
        }

        int cameBack = 0;
        foreach (MailEvent report in events.Reports.Where(r => r.CameBack))
        {
            cameBack += await TakeBounce(client, report) ? 1 : 0;
        }

        return Answer.Ok(new MailReportsTaken(events.ValidationCode, cameBack));
    }

    private async Task<bool> TakeBounce(DurableTaskClient client, MailEvent report)
    {
        (string? key, BounceReceipt? receipt) = await store.Write(async db =>
            await report.KeyOf(db) is { } found ? (found, await bounces.Record(db, found)) : ((string?)null, (BounceReceipt?)null));
        if (receipt is null)
        {
            // Another app may send through the same service; to ask for a repeat would not make the mail ours.
            log.LogInformation("A delivery report names the unknown message {MessageId}: {Status}", report.MessageId, report.Status);
            return false;
        }

        log.LogWarning("Mail {Mail} did not arrive: {Status}", key, report.Status);
        await Launch.Wake(client, receipt);
        return true;
    }
}

/// <summary>What was taken.</summary>
/// <param name="ValidationResponse">The code that Event Grid asked with; null when it asked nothing.</param>
/// <param name="CameBack">How many of the mails did not arrive.</param>
internal sealed record MailReportsTaken(string? ValidationResponse, int CameBack);
