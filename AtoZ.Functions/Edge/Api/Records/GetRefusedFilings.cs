using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Records;

/// <summary>Why claims about an order line were refused at filing, signed, the newest first: they never became a case that could be opened.</summary>
internal sealed class GetRefusedFilings(RefusedFilings filings, ILinks links, IStaffSignIn signIn, AtoZStore store)
{
    /// <summary>For the backend.</summary>
    [Function("GetRefusedFilings")]
    [Gives(200, typeof(DecisionsShown))]
    [Asks("orderId", typeof(string), "The order that the claim was about.")]
    [Asks("line", typeof(int), "Its line; 1 when left out.")]
    public Task<IResult> OfBackend([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/refused-filings")] HttpRequest request) => ByOrder(request, Party.Marketplace);

    /// <summary>For staff.</summary>
    [Function("GetStaffRefusedFilings")]
    [Gives(200, typeof(DecisionsShown))]
    [Asks("orderId", typeof(string), "The order that the claim was about.")]
    [Asks("line", typeof(int), "Its line; 1 when left out.")]
    public async Task<IResult> OfStaff([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/refused-filings")] HttpRequest request) => signIn.Who(request) switch
    {
        null => Problems.From(StaffRefusals.NotSignedIn),
        { Roles: [var role, ..] } => await ByOrder(request, role),
        _ => Problems.From(StaffRefusals.NoRole),
    };

    /// <summary>For the buyer, by any link to a case, an inquiry or a draft about the same order line.</summary>
    [Function("GetCaseRefusedFilings")]
    [Gives(200, typeof(DecisionsShown))]
    [Refuses("NOT_YOURS")]
    public async Task<IResult> OfBuyer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/case/{token}/refused-filings")] HttpRequest request, string token)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return Problems.From(refusal!);
        }

        if (link.Party != Party.Buyer || await store.Read(db => LineOf(db, link.ClaimId)) is not var (order, line, buyer))
        {
            return Problems.From(new Refusal("NOT_YOURS", StatusCodes.Status403Forbidden, "Only the buyer reads why a filing was refused.", "Open the case itself with this link."));
        }

        return Answer.Ok(new DecisionsShown(await filings.About(order, line, Party.Buyer, buyer)));
    }

    private async Task<IResult> ByOrder(HttpRequest request, Party viewer)
    {
        QueryFilter filter = new(request.Query);
        string? order = filter.Text("orderId");
        int line = filter.Number("line", 1, int.MaxValue, 1);
        filter.NothingElse(["orderId", "line", "code"]);
        Refusal? wrong = filter.Refusal
            ?? (order is null ? new Refusal("QUERY_WRONG", StatusCodes.Status400BadRequest, "'orderId' is missing.", "Name the order, and its line where it is not the first.", "orderId") : null);
        return wrong is not null ? Problems.From(wrong) : Answer.Ok(new DecisionsShown(await filings.About(order!, line, viewer)));
    }

    private static async Task<(string Order, int Line, string Buyer)?> LineOf(AtoZDb db, ClaimId id)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is { } claim)
        {
            return (claim.OrderId, claim.Line, claim.BuyerId);
        }

        if (await db.Inquiries.SingleOrDefaultAsync(i => i.Id == id) is { } inquiry)
        {
            return (inquiry.OrderId, inquiry.Line, inquiry.BuyerId);
        }

        return await db.ClaimDrafts.SingleOrDefaultAsync(d => d.Id == id) is { } draft ? (draft.OrderId, draft.Line, draft.BuyerId) : null;
    }
}
