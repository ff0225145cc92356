using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Filing;

/// <summary>One draft for the backend: the buyer's page, how far it is, and what filing it would say now. What was typed stays the buyer's until it is filed.</summary>
internal sealed class GetClaimDraft(AtoZStore store, ClaimDraftReader reader, ClaimDraftCases cases)
{
    [Function(nameof(GetClaimDraft))]
    [Gives(200, typeof(ClaimDraftView))]
    [Refuses("DRAFT_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claim-drafts/{draftId}")] HttpRequest request, string draftId) =>
        await store.Read(db => reader.Read(db, new ClaimId(draftId))) is { } file
            ? Answer.Ok(ClaimDraftView.Of(file, cases.PageOf(file.Draft)))
            : Problems.From(new Refusal("DRAFT_UNKNOWN", 404, "There is no such draft.", "Check the draft's id."));
}

/// <summary>A draft of a claim in JSON.</summary>
/// <param name="Id">The draft.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line.</param>
/// <param name="State">Open, Filed or Lapsed.</param>
/// <param name="Page">The buyer's page: a signed link, for the buyer alone.</param>
/// <param name="OpenedAt">When it was begun.</param>
/// <param name="EndsAt">When the time for a claim, and with it the draft, ends.</param>
/// <param name="FilesItself">Whether it files itself before.</param>
/// <param name="Files">How many files go along.</param>
/// <param name="Unread">Fields of the page that cannot be read as a claim yet; empty when all can.</param>
/// <param name="Eligibility">What filing would say now; null when it cannot be read yet, or the draft ended.</param>
/// <param name="BecameId">The claim or inquiry that came of it; null while there is none.</param>
internal sealed record ClaimDraftView(
    ClaimId Id,
    string OrderId,
    int Line,
    ClaimDraftState State,
    Uri Page,
    DateTimeOffset OpenedAt,
    DateTimeOffset EndsAt,
    bool FilesItself,
    int Files,
    IReadOnlyList<RuleShown> Unread,
    Findings? Eligibility,
    ClaimId? BecameId)
{
    /// <summary>The view of a draft.</summary>
    public static ClaimDraftView Of(ClaimDraftFile file, Uri page)
    {
        ClaimDraftRecord draft = file.Draft;
        Findings? eligibility = file.Preview?.Verdict is { } verdict ? Findings.Of(verdict, file.Preview.Losses) : null;
        return new ClaimDraftView(
            draft.Id, draft.OrderId, draft.Line, draft.State, page, draft.OpenedAt, file.EndsAt, draft.FilesItself, draft.FileIds.Count, [.. file.Unread.Select(u => new RuleShown(u.Code, u.Detail, u.Field ?? "", u.Remedy, null))], eligibility, draft.BecameId);
    }
}
