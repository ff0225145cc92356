using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Says from the page of a case how the buyer wants the money.</summary>
internal sealed class ChooseRefund(CaseFrontDesk front, RefundChoices choices, AtoZStore store)
{
    /// <summary>Chooses, and shows the case again.</summary>
    [Function("ChoosePageRefund")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/refund-means")] HttpRequest request, string token)
    {
        (CaseVisit? visit, HtmlPage? closed) = await front.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        if (visit.File.Link is not { Party: Party.Buyer } link || !Enum.TryParse(sent.GetValueOrDefault("means"), out RefundMeans means) || !Enum.IsDefined(means))
        {
            return await front.Refused(visit, new Refusal("NOT_YOURS", StatusCodes.Status403Forbidden, "This link does not allow that.", "Go back to the case."));
        }

        // A form that comes twice, by a double click, is answered with what the first did.
        bool done = visit.File.Refund?.Chosen == means;
        Refusal? refusal = done ? null : await store.Write(WriteScope.Case(link.ClaimId), db => choices.Choose(db, link, sent.GetValueOrDefault("nonce"), means));
        return refusal is null ? new SeeOther(visit.Path, "refund-means") : await front.Refused(visit, refusal);
    }
}
