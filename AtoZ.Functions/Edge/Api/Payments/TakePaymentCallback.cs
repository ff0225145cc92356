using System.Globalization;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Edge.Api.Payments;

/// <summary>Takes what the payment service says later: signed, once or often, early or late. The case goes on when its activity asks next.</summary>
internal sealed class TakePaymentCallback(AtoZStore store, PaymentDesk desk, IServiceProvider services, TimeProvider clock)
{
    private const int Longest = 64 * 1024;

    private static Refusal NotSigned { get; } = new(
        "SIGNATURE_WRONG", StatusCodes.Status401Unauthorized, "The message is not signed with the shared secret, or it is older than five minutes.", "Sign id, timestamp and body by the Standard Webhooks rules.");

    private static Refusal Unreadable { get; } = new(
        "BODY_NOT_JSON", StatusCodes.Status400BadRequest, "The message is not what the contract says.", "Send key, state, reference and reason as docs/payment-service.openapi.yaml has them.");

    private static Refusal Unknown { get; } = new("PAYMENT_UNKNOWN", StatusCodes.Status404NotFound, "No such payment was asked for.", "Check the key.");

    [Function(nameof(TakePaymentCallback))]
    [Takes(typeof(PaymentCallback), Once = false)]
    [Gives(204)]
    [Refuses("SIGNATURE_WRONG", "PAYMENT_UNKNOWN", "BODY_NOT_JSON")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/callbacks")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        string body = await Body(request, cancellationToken);
        string id = request.Headers[PaymentSignature.IdHeader].ToString();
        if (services.GetService<PaymentServiceSettings>() is not { } settings || !PaymentSignature.IsSigned(
            settings.Secret, id, request.Headers[PaymentSignature.TimestampHeader].ToString(), request.Headers[PaymentSignature.SignatureHeader].ToString(), body, TimeProvider.System.GetUtcNow()))
        {
            return Problems.From(NotSigned);
        }

        return HttpPaymentService.Read(body) is { Key.Length: > 0 } callback ? await Take(id, callback, client) : Problems.From(Unreadable);
    }

    private async Task<IResult> Take(string id, PaymentCallback callback, DurableTaskClient client)
    {
        (IResult answer, DebtId? paid) = await store.Write(db => Take(db, id, callback));
        if (paid is { } debt)
        {
            await Launch.Wake(client, InstanceIds.Recovery(debt), EventNames.Debt, "paid");
        }

        return answer;
    }

    private async Task<(IResult Answer, DebtId? Paid)> Take(AtoZDb db, string id, PaymentCallback callback)
    {
        if (await db.PaymentEvents.FindAsync(id) is not null)
        {
            return (Results.NoContent(), null);
        }

        string[] parts = callback.Key.Split('#');
        int attempt = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
        if (await desk.Take(db, parts[0], attempt, new PaymentAnswer(callback.State, callback.Reference, callback.Reason)) is not { } order)
        {
            return (Problems.From(Unknown), null);
        }

        db.PaymentEvents.Add(new PaymentEventRecord { Id = id, OrderKey = callback.Key, State = callback.State, ReceivedAt = clock.GetUtcNow() });
        return (Results.NoContent(), order.DebtId);
    }

    // What is longer than the limit is cut off, and then its signature is wrong.
    private static async Task<string> Body(HttpRequest request, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Longest];
        int read = await request.Body.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
