using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Evidence;

/// <summary>The steps that every upload shares: key, file, bytes into storage, then the evidence once.</summary>
internal sealed class EvidencePosted(EvidenceDesk desk, Idempotency idempotency)
{
    /// <summary>Takes the file of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who sends it, for the idempotency key.</param>
    /// <param name="claim">The claim; null stages the file.</param>
    /// <param name="party">Whose evidence it is.</param>
    /// <param name="root">The address of the case.</param>
    /// <param name="client">Wakes the stages whose end moved.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public async Task<Answer> Once(HttpRequest request, string caller, ClaimId? claim, Party party, string root, DurableTaskClient client, CancellationToken cancellationToken)
    {
        (string? key, Refusal? refusal) = Idempotency.KeyOf(request);
        if (key is null)
        {
            return Problems.From(refusal!);
        }

        (Uploaded? file, refusal) = await Uploaded.From(request, cancellationToken);
        if (file is null)
        {
            return Problems.From(refusal!);
        }

        (EvidenceRecord? record, refusal) = await desk.Prepare(new EvidenceUpload(claim, party, file.FileName, file.Content, request.Headers[Uploaded.WithholdHeader].ToString()), cancellationToken);
        if (record is null)
        {
            return Problems.From(refusal!);
        }

        // The bytes are the request, and the wish to withhold them: their hash stands for the body.
        EvidenceReceipt? receipt = null;
        Answer answer = await idempotency.Once(
            $"{caller} evidence {claim} {party}",
            key,
            Encoding.UTF8.GetBytes($"{record.Sha256} {record.WithheldBecause}".TrimEnd()),
            Operation.TokenOf(request),
            async db => Shown(receipt = await desk.Keep(db, record), root),
            claim is { } id ? WriteScope.Case(id) : null);
        await Launch.WakeMoved(client, receipt?.Moved ?? []);
        return answer;
    }

    internal static Answer Shown(EvidenceReceipt receipt, string root)
    {
        if (receipt.Record is not { } record)
        {
            return Problems.From(receipt.Refusal!);
        }

        EvidenceView view = CaseViews.Of(record, record.Party, root);
        return receipt.Repeated ? Answer.Ok(view) : Answer.Created(view.Href, view);
    }
}
