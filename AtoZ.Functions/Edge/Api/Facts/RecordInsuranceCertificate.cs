using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes in a certificate of a seller's insurance. Whether it counts is checked by machine for each claim: proved within 7 days of the
/// notice, valid at the notice, in the claim's currency, limit and deductible within the policy (PROCESS §8). The same certificate
/// again can only bring the end of its cover forward.
/// </summary>
internal sealed class RecordInsuranceCertificate(Posted posted, CertificateIntake intake)
{
    [Function(nameof(RecordInsuranceCertificate))]
    [Takes(typeof(CertificateBody))]
    [Gives(200, typeof(CertificateShown))]
    [Refuses("AMOUNT_NEGATIVE", "AMOUNT_NOT_POSITIVE", "CERTIFICATE_DIFFERS", "CURRENCY_UNKNOWN", "ID_REQUIRED", "INSURER_REQUIRED", "PERIOD_EMPTY", "SELLER_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/sellers/{sellerId}/certificates")] HttpRequest request, string sellerId, CancellationToken cancellationToken) =>
        await posted.Once<CertificateBody>(request, "backend", (db, body) => intake.Record(db, PathText.Id(request, sellerId), body), cancellationToken);
}

/// <summary>A certificate of insurance; limit per claim and deductible per loss in minor units.</summary>
internal sealed record CertificateBody(
    string Id, string Insurer, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, long LimitMinor, long DeductibleMinor, string Currency);

/// <summary>A certificate as it is on file.</summary>
internal sealed record CertificateShown(
    string Id, string SellerId, string Insurer, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, long LimitMinor, long DeductibleMinor, string Currency, DateTimeOffset ReceivedAt);
