using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>What buyer and seller do on the page of an inquiry. Each POST brings the one-time code of the page; a refund shows first what it does.</summary>
internal sealed class ActInInquiry(InquiryFrontDesk front, InquiryDesk desk, AtoZStore store, Nonces nonces)
{
    /// <summary>Writes, refunds, says that it is solved, makes it a claim, or lets the claim file itself.</summary>
    // Its route would swallow that of AddInquiryEvidence, so its name comes after it.
    [Function("ReplyInInquiry")]
    public async Task<IActionResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/inquiry/{act}")] HttpRequest request, string token, string act, [DurableClient] DurableTaskClient client)
    {
        if (await front.Open(token, request) is not { } visit)
        {
            return await front.None(request);
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        (InquirySaying? saying, ProblemView? unread) = act == "say" ? InquiryForm.Read(visit, sent) : (null, null);
        if (unread is not null)
        {
            return await front.Show(visit, null, sent, [unread], StatusCodes.Status422UnprocessableEntity);
        }

        if (saying is { Kind: InquiryMessageKind.Refund, AmountMinor: { } amount } && amount > 0 && amount <= visit.File.LeftMinor && !sent.ContainsKey("confirmed"))
        {
            return await front.Confirm(visit, sent, amount);
        }

        InquiryReceipt receipt = await store.Write(db => Act(db, visit, act, saying, sent));
        if (receipt.Refusal is { } refusal)
        {
            return await front.Show(visit, null, sent, InquiryForm.Problems(visit, refusal, receipt.Verdict), refusal.Status);
        }

        await Launch.WakeInquiry(client, visit.Link.ClaimId);
        return new SeeOther(visit.Path, act == "claim" ? null : act);
    }

    // A refusal leaves nothing behind but its record (PROCESS §12), and the code good.
    private async Task<InquiryReceipt> Act(AtoZDb db, InquiryVisit visit, string act, InquirySaying? saying, IReadOnlyDictionary<string, string> sent)
    {
        string? nonce = sent.GetValueOrDefault("nonce");
        if (await nonces.Check(db, visit.Link, nonce) is { } spent)
        {
            return InquiryReceipt.Not(spent);
        }

        InquiryReceipt receipt = await Do(db, visit, act, saying, sent);
        if (!receipt.Accepted)
        {
            if (receipt.Verdict is null)
            {
                db.ChangeTracker.Clear();
            }

            return receipt;
        }

        await nonces.Spend(db, visit.Link, nonce);
        return receipt;
    }

    private Task<InquiryReceipt> Do(AtoZDb db, InquiryVisit visit, string act, InquirySaying? saying, IReadOnlyDictionary<string, string> sent) => (act, visit.Link.Party) switch
    {
        ("say", _) => desk.Say(db, visit.Link.ClaimId, visit.Link.Party, saying!),
        ("solved", Party.Buyer) => desk.Settle(db, visit.Link.ClaimId),
        ("claim", Party.Buyer) => desk.BecomeClaim(db, visit.Link.ClaimId, FilingForm.Also(sent)),
        ("wish", Party.Buyer) => desk.LetFileItself(db, visit.Link.ClaimId, sent.GetValueOrDefault("wished") == "true"),
        _ => Task.FromResult(InquiryReceipt.Not(new Refusal("NOT_YOURS", StatusCodes.Status403Forbidden, "This link does not allow that.", "Go back to the inquiry."))),
    };
}
