using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>Shows what an act in an inquiry would lead to, in money and dates, and changes nothing: no key and no one-time code is needed.</summary>
internal sealed class DryRunInquiries(InquiryForesight foresight, ILinks links)
{
    /// <summary>By link.</summary>
    [Function("DryRunCaseInquiry")]
    [Costly]
    [Takes(typeof(InquiryForeseenBody), Once = false)]
    [Gives(200, typeof(ForeseenView))]
    public async Task<IResult> ByLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/case/{token}/inquiry/dry-run")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null ? Problems.From(refusal!) : await Of(request, link.ClaimId, link.Party, cancellationToken);
    }

    /// <summary>By the backend, for the buyer.</summary>
    [Function("DryRunInquiry")]
    [Costly]
    [Takes(typeof(InquiryForeseenBody), Once = false)]
    [Gives(200, typeof(ForeseenView))]
    public Task<IResult> ByBackend(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/inquiries/{inquiryId}/dry-run")] HttpRequest request, string inquiryId, CancellationToken cancellationToken) =>
        Of(request, new ClaimId(inquiryId), Party.Buyer, cancellationToken);

    private async Task<IResult> Of(HttpRequest request, ClaimId id, Party party, CancellationToken cancellationToken)
    {
        BodyRead<InquiryForeseenBody> body = await RequestBody.Read<InquiryForeseenBody>(request, cancellationToken);
        return body.Value is { } asked ? Answer.Ok(ForeseenView.Of(await foresight.Of(id, party, asked.Act, asked.ToSaying(), asked.MoreLines ?? []))) : Problems.From(body.Refusal!);
    }
}

/// <summary>An act in an inquiry that is only asked about.</summary>
/// <param name="Act">What.</param>
/// <param name="Text">Words of a message.</param>
/// <param name="Kind">What the message brings.</param>
/// <param name="Carrier">Who carries the parcel.</param>
/// <param name="TrackingNumber">The parcel's number.</param>
/// <param name="AmountMinor">What is refunded, minor units; left out for all that is left.</param>
/// <param name="MoreLines">Other lines of the order that a claim is to be about, too.</param>
internal sealed record InquiryForeseenBody(
    InquiryAct Act,
    string Text = "",
    InquiryMessageKind Kind = InquiryMessageKind.Words,
    string? Carrier = null,
    string? TrackingNumber = null,
    long? AmountMinor = null,
    IReadOnlyList<NewClaimLine>? MoreLines = null)
{
    internal InquirySaying ToSaying() => new(this.Kind, this.Text, this.Carrier, this.TrackingNumber, this.AmountMinor);
}
