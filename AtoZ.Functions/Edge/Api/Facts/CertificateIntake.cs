using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes certificates of sellers' insurance on file.</summary>
internal sealed class CertificateIntake(IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Takes one in, within the caller's transaction.</summary>
    public async Task<Answer> Record(AtoZDb db, string sellerId, CertificateBody body)
    {
        if (Check(body) is { } wrong)
        {
            return Problems.From(wrong);
        }

        if (!await db.Sellers.AnyAsync(s => s.Id == sellerId))
        {
            return Problems.From(new Refusal("SELLER_UNKNOWN", 404, "There is no such seller.", "Send the seller's facts or an order of theirs first."));
        }

        InsuranceCertificateRecord? known = await db.InsuranceCertificates.FindAsync(body.Id);
        if (known is not null && (!Same(known, sellerId, body) || body.ValidUntil > known.ValidUntil))
        {
            return Problems.From(new Refusal("CERTIFICATE_DIFFERS", 409, "Another certificate has this id.", "Send a renewal under an id of its own; only an earlier end may change.", "/id"));
        }

        InsuranceCertificateRecord record = known ?? db.InsuranceCertificates.Add(New(sellerId, body)).Entity;
        record.ValidUntil = body.ValidUntil;
        await StagePromises.Renew(db, policies, sellerId);
        return Answer.Ok(new CertificateShown(record.Id, sellerId, record.Insurer, record.ValidFrom, record.ValidUntil, record.LimitMinor, record.DeductibleMinor, record.Currency, record.ReceivedAt));
    }

    private InsuranceCertificateRecord New(string sellerId, CertificateBody body) => new()
    {
        Id = body.Id,
        SellerId = sellerId,
        Insurer = body.Insurer.Trim(),
        ValidFrom = body.ValidFrom,
        ValidUntil = body.ValidUntil,
        LimitMinor = body.LimitMinor,
        DeductibleMinor = body.DeductibleMinor,
        Currency = body.Currency,
        ReceivedAt = clock.GetUtcNow(),
    };

    private static bool Same(InsuranceCertificateRecord known, string sellerId, CertificateBody body) =>
        known.SellerId == sellerId && known.Insurer == body.Insurer.Trim() && known.ValidFrom == body.ValidFrom && known.LimitMinor == body.LimitMinor
        && known.DeductibleMinor == body.DeductibleMinor && known.Currency == body.Currency;

    private static Refusal? Check(CertificateBody body) => body switch
    {
        { Id: var id } when VisibleText.IsMissing(id) => new Refusal("ID_REQUIRED", 422, "A certificate needs an id.", "Send the insurer's number.", "/id"),
        { Insurer: var insurer } when VisibleText.IsMissing(insurer) => new Refusal("INSURER_REQUIRED", 422, "A certificate names its insurer.", "Send the insurer's name.", "/insurer"),
        { LimitMinor: <= 0 } => new Refusal("AMOUNT_NOT_POSITIVE", 422, "The insured amount must be more than zero.", "Send the limit per claim in minor units.", "/limitMinor"),
        { DeductibleMinor: < 0 } => new Refusal("AMOUNT_NEGATIVE", 422, "A deductible cannot be negative.", "Send zero when there is none, in minor units.", "/deductibleMinor"),
        _ when body.ValidUntil <= body.ValidFrom => new Refusal("PERIOD_EMPTY", 422, "The cover ends before it begins.", "Send an end after the begin.", "/validUntil"),
        _ => Currencies.IsKnown(body.Currency)
            ? null
            : new Refusal("CURRENCY_UNKNOWN", 422, $"'{body.Currency}' is no currency here.", $"Use one of {string.Join(", ", Currencies.Known)}.", "/currency"),
    };
}
