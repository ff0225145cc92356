using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Filing;

/// <summary>
/// Gives the buyer of an order line a page to write a claim on (PROCESS §1). The marketplace shows its link, for instance beside the order; who comes
/// back finds what was typed. The orchestration starts after the commit; should that fail, the sweep starts it.
/// </summary>
internal sealed class OpenClaimDraft(Posted posted, DraftOpening opening, ClaimDraftCases cases)
{
    [Function(nameof(OpenClaimDraft))]
    [Takes(typeof(OpenClaimDraftBody))]
    [Gives(201, typeof(ClaimDraftOpened))]
    [Refuses("CLAIM_ALREADY_OPEN", "INQUIRY_ALREADY_OPEN", "LANGUAGE_UNKNOWN", "NEW_CLAIMS_PAUSED", "ORDER_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claim-drafts")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ClaimId? opened = null;
        Answer answer = await posted.Once<OpenClaimDraftBody>(
            request,
            "backend",
            async (db, body) =>
            {
                FilingReceipt receipt = await opening.Open(db, body.ToDraft());
                opened = receipt.Id;
                return receipt is { Accepted: true, Id: { } id } ? Answer.Created($"/api/claim-drafts/{id}", await Opened(db, id)) : Problems.From(receipt.Refusal!);
            },
            cancellationToken);
        if (opened is { } draft && answer.Succeeded)
        {
            await Launch.ClaimDraft(client, draft);
        }

        return answer;
    }

    private async Task<ClaimDraftOpened> Opened(AtoZDb db, ClaimId id)
    {
        ClaimDraftRecord draft = db.ClaimDrafts.Local.FirstOrDefault(d => d.Id == id) ?? await db.ClaimDrafts.SingleAsync(d => d.Id == id);
        return new ClaimDraftOpened(id, $"/api/claim-drafts/{id}", cases.PageOf(draft));
    }
}

/// <summary>A draft of a claim as the backend begins it.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="BuyerId">Whose order it is.</param>
/// <param name="Kind">What is wrong, where the buyer said so already.</param>
/// <param name="Description">The buyer's words, where there are some already.</param>
/// <param name="Language">en, de, es, pt or zh; left out for the buyer's known language.</param>
/// <param name="FilesItself">The buyer wishes that it files itself before the time for a claim ends.</param>
internal sealed record OpenClaimDraftBody(string OrderId, int Line, string BuyerId, ClaimKind? Kind = null, string? Description = null, string? Language = null, bool FilesItself = false)
{
    /// <summary>The draft on its way in.</summary>
    public NewDraft ToDraft() => new(this.OrderId, this.Line, this.BuyerId, this.Kind, this.Description, this.Language, this.FilesItself);
}

/// <summary>A draft that was begun, or gone on with.</summary>
/// <param name="Id">Also the id of the claim that it becomes, unless an inquiry was opened meanwhile.</param>
/// <param name="Href">Where to read it.</param>
/// <param name="Page">The buyer's page: a signed link, for the buyer alone.</param>
internal sealed record ClaimDraftOpened(ClaimId Id, string Href, Uri Page);
