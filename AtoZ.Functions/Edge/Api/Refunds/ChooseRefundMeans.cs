using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Case;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Refunds;

/// <summary>Says how the buyer of a claim wants the money: back the way the order was paid, or as credit. It holds until the money is sent, and can be changed until then.</summary>
internal sealed class ChooseRefundMeans(RefundChoices choices, Posted posted, LinkPosted byLink)
{
    [Function("ChooseRefundMeansForBuyer")]
    [Takes(typeof(RefundMeansBody))]
    [Gives(200, typeof(RefundMeansShown))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "REFUND_MEANS_NOT_OFFERED", "REFUND_UNDER_WAY")]
    public async Task<IResult> ForBuyer(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/claims/{claimId}/refund-means")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        ClaimId claim = new(claimId);
        return await posted.Once<RefundMeansBody>(
            request, "backend", async (db, body) => Shown(await choices.Choose(db, claim, body.Means), body.Means), cancellationToken, within: WriteScope.Case(claim));
    }

    [Function("ChooseRefundMeansInCase")]
    [Takes(typeof(CaseRefundMeansBody))]
    [Gives(200, typeof(RefundMeansShown))]
    [Refuses("CLAIM_CLOSED", "CLAIM_UNKNOWN", "NONCE_EXPIRED", "NONCE_USED", "NONCE_WRONG", "NOT_YOURS", "REFUND_MEANS_NOT_OFFERED", "REFUND_UNDER_WAY")]
    public async Task<IResult> InCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/refund-means")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        await byLink.Once<CaseRefundMeansBody>(
            request, token, async (db, link, body) => Shown(await choices.Choose(db, link, body.Nonce, body.Means), body.Means), cancellationToken);

    private static Answer Shown(Refusal? refusal, RefundMeans means) => refusal is null ? Answer.Ok(new RefundMeansShown(means)) : Problems.From(refusal);
}

/// <summary>How the buyer wants the money.</summary>
/// <param name="Means">The way the order was paid, or credit.</param>
internal sealed record RefundMeansBody(RefundMeans Means);

/// <summary>How the buyer wants the money, by link.</summary>
/// <param name="Nonce">The one-time code of the case.</param>
/// <param name="Means">The way the order was paid, or credit.</param>
internal sealed record CaseRefundMeansBody(string Nonce, RefundMeans Means);

/// <summary>What holds now.</summary>
internal sealed record RefundMeansShown(RefundMeans Means);
