using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>The steps that every POST to an inquiry shares: key, body, one-time code of a link, the effect once, then the wake-up.</summary>
internal sealed class InquiryPosted(Posted posted, ILinks links, Nonces nonces)
{
    /// <summary>What the backend sends for the buyer.</summary>
    public async Task<IResult> ByBackend<T>(
        HttpRequest request, string inquiryId, DurableTaskClient client, Func<AtoZDb, ClaimId, T, Task<InquiryReceipt>> act, CancellationToken cancellationToken)
        where T : class
    {
        ClaimId id = new(inquiryId);
        Answer answer = await posted.Once<T>(
            request, "backend", async (db, body) => await Shown(db, await act(db, id, body), $"/api/inquiries/{id}", $"/api/claims/{id}"), cancellationToken);
        await Wake(client, id, answer);
        return answer;
    }

    /// <summary>What a party sends by its link. A refusal leaves the code good.</summary>
    public async Task<IResult> ByLink<T>(
        HttpRequest request, string token, Func<T, string?> nonceOf, DurableTaskClient client, Func<AtoZDb, LinkRecord, T, Task<InquiryReceipt>> act, CancellationToken cancellationToken)
        where T : class
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        string root = $"/api/case/{token}";
        Answer answer = await posted.Once<T>(
            request,
            link.Id,
            async (db, body) => await nonces.Check(db, link, nonceOf(body)) is { } spent
                ? Problems.From(spent)
                : await Spent(db, link, nonceOf(body), await Shown(db, await act(db, link, body), $"{root}/inquiry", root)),
            cancellationToken);
        await Wake(client, link.ClaimId, answer);
        return answer;
    }

    private async Task<Answer> Spent(AtoZDb db, LinkRecord link, string? nonce, Answer answer)
    {
        if (answer.Succeeded)
        {
            await nonces.Spend(db, link, nonce);
        }

        return answer;
    }

    private static async Task<Answer> Shown(AtoZDb db, InquiryReceipt receipt, string inquiry, string claim)
    {
        if (receipt.Refusal is not null)
        {
            return Refused(receipt);
        }

        InquiryRecord record = db.Inquiries.Local.FirstOrDefault(i => i.Id == receipt.Id) ?? await db.Inquiries.SingleAsync(i => i.Id == receipt.Id!.Value);
        return Answer.Ok(new InquiryDone(record.Id, record.State, record.State == InquiryState.BecameClaim ? claim : inquiry));
    }

    /// <summary>The problem of something that was not done, naming each wrong field or broken rule.</summary>
    internal static Answer Refused(InquiryReceipt receipt) => Findings.Refused(new IntakeResult(null, receipt.Refusal, receipt.FieldErrors, receipt.Verdict));

    // The claim is started by the inquiry that became it; starting it here too spares the buyer the wait, and a second start does nothing.
    private static async Task Wake(DurableTaskClient client, ClaimId id, Answer answer)
    {
        if (!answer.Succeeded)
        {
            return;
        }

        await Launch.WakeInquiry(client, id);
    }
}
