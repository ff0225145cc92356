using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Filing;

/// <summary>
/// What a buyer does on the page on which a claim is written. One form does all: whatever its button asks for, what was typed is kept first, readable
/// or not. The POST brings the one-time code of the page.
/// </summary>
internal sealed class WriteClaim(FilingFrontDesk front, ClaimDraftDesk desk, ClaimDraftCases cases, EvidenceDesk evidence, AtoZStore store, Nonces nonces)
{
    /// <summary>Saves, adds or leaves out a file, asks the seller, or files the claim.</summary>
    [Function("WriteClaim")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/filing")] HttpRequest request, string token, [DurableClient] DurableTaskClient client)
    {
        if (await front.Open(token, request) is not { File.Draft.IsOpen: true } visit)
        {
            return await front.None(request);
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        bool ends = sent.GetValueOrDefault("act") is "file" or "ask";
        if ((await Save(visit, sent, ends)).Refusal is { } notSaved)
        {
            return await Refused(visit, token, request, FilingReceipt.Not(notSaved));
        }

        if (await TakeFile(visit, request, sent.GetValueOrDefault("withhold")) is { } notTaken)
        {
            return await Refused(visit, token, request, FilingReceipt.Not(notTaken with { Field = "/evidence" }));
        }

        return sent.GetValueOrDefault("act") switch
        {
            "file" => await End(visit, token, request, client, db => desk.File(db, visit.Link.ClaimId), Launch.Claim),
            "ask" => await End(visit, token, request, client, db => desk.AskSeller(db, visit.Link.ClaimId), Launch.Inquiry),
            _ => await Saved(visit, client),
        };
    }

    // The wish to file itself may have changed, or the time for a claim with its kind.
    private static async Task<IActionResult> Saved(FilingVisit visit, DurableTaskClient client)
    {
        await Launch.WakeClaimDraft(client, visit.Link.ClaimId);
        return new SeeOther(visit.Path, "saved");
    }

    // Whoever typed for longer than the code is good, or went back in the browser, must not lose the words for it: only what ends the draft needs a good code.
    private Task<FilingReceipt> Save(FilingVisit visit, IReadOnlyDictionary<string, string> sent, bool ends) => store.Write(async db =>
    {
        Refusal? spent = await nonces.Spend(db, visit.Link, sent.GetValueOrDefault("nonce"));
        if (spent is { Code: "NONCE_WRONG" })
        {
            return FilingReceipt.Not(spent);
        }

        FilingReceipt saved = await desk.Save(db, visit.Link.ClaimId, sent, sent.GetValueOrDefault("filesItself") == "true");
        saved = saved.Accepted && sent.GetValueOrDefault("remove") is { } file ? await desk.Detach(db, visit.Link.ClaimId, file) : saved;
        return saved.Accepted && ends && spent is not null ? FilingReceipt.Not(spent) : saved;
    });

    private async Task<Refusal?> TakeFile(FilingVisit visit, HttpRequest request, string? withhold)
    {
        if (!request.HasFormContentType || (await request.ReadFormAsync(request.HttpContext.RequestAborted)).Files.GetFile("file") is not { Length: > 0 } file)
        {
            return null;
        }

        await using Stream content = file.OpenReadStream();
        (EvidenceRecord? record, Refusal? refusal) = await evidence.Prepare(new EvidenceUpload(null, Party.Buyer, file.FileName, content, withhold), request.HttpContext.RequestAborted);
        if (record is null)
        {
            return refusal;
        }

        return (await store.Write(db => desk.Attach(db, visit.Link.ClaimId, record))).Refusal;
    }

    // A refused filing is put on record like any other (PROCESS §12); nothing else is left behind.
    private async Task<IActionResult> End(
        FilingVisit visit, string token, HttpRequest request, DurableTaskClient client, Func<AtoZDb, Task<FilingReceipt>> act, Func<DurableTaskClient, ClaimId, Task> start)
    {
        FilingReceipt receipt = await store.Write(act);
        await Launch.WakeClaimDraft(client, visit.Link.ClaimId);
        if (receipt is not { Accepted: true, Id: { } became })
        {
            return await Refused(visit, token, request, receipt);
        }

        await start(client, became);
        return became == visit.Link.ClaimId ? new SeeOther(visit.Path, "filed") : new SeeOther((await cases.LinkTo(visit.File.Draft, became)).PathAndQuery);
    }

    private async Task<IActionResult> Refused(FilingVisit visit, string token, HttpRequest request, FilingReceipt receipt)
    {
        FilingVisit now = await front.Open(token, request) ?? visit;
        return await front.Show(now, null, FilingViews.Problems(now, receipt), receipt.Refusal!.Status);
    }
}
