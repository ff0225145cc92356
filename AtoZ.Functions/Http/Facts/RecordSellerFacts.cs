using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Http.Facts;

/// <summary>Takes in how a seller is reached, whether the stored payment method works, and proofs of insurance.</summary>
public sealed class RecordSellerFacts(Posted posted, TimeProvider clock)
{
    [Function(nameof(RecordSellerFacts))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/sellers/{sellerId}")] HttpRequest request, string sellerId, CancellationToken cancellationToken) =>
        await posted.Once<SellerFactsBody>(request, "backend", (db, body) => Record(db, sellerId, body), cancellationToken);

    private async Task<Answer> Record(AtoZDb db, string sellerId, SellerFactsBody facts)
    {
        if ((ContactRules.Check(facts.Email, facts.Language) ?? Check(facts.Insurance)) is { } refusal)
        {
            return Problems.From(refusal);
        }

        SellerRecord? known = await db.Sellers.FindAsync(sellerId);
        SellerRecord seller = known ?? db.Sellers.Add(new SellerRecord { Id = sellerId }).Entity;
        seller.Email = facts.Email ?? seller.Email;
        seller.Language = facts.Language ?? seller.Language;
        seller.HasPaymentMethod = facts.HasPaymentMethod ?? seller.HasPaymentMethod;
        if (facts.Insurance is { } insurance)
        {
            seller.InsuredUntil = insurance.Until;
            seller.InsuranceLimitMinor = insurance.LimitMinor;
            seller.InsuranceCurrency = insurance.Currency;
            seller.InsuranceProvedAt = clock.GetUtcNow();
        }

        return Answer.Ok(new SellerFactsShown(sellerId, seller.Language, seller.HasPaymentMethod, seller.InsuredUntil, seller.InsuranceProvedAt));
    }

    private static Refusal? Check(InsuranceBody? insurance) => insurance switch
    {
        null => null,
        { LimitMinor: <= 0 } => new Refusal("AMOUNT_NOT_POSITIVE", 422, "The insured amount must be more than zero.", "Send the limit per claim in minor units.", "/insurance/limitMinor"),
        _ => Currencies.IsKnown(insurance.Currency)
            ? null
            : new Refusal("CURRENCY_UNKNOWN", 422, $"'{insurance.Currency}' is no currency here.", $"Use one of {string.Join(", ", Currencies.Known)}.", "/insurance/currency"),
    };
}

/// <summary>Facts of a seller; what is left out stays as it is.</summary>
public sealed record SellerFactsBody(string? Email = null, string? Language = null, bool? HasPaymentMethod = null, InsuranceBody? Insurance = null);

/// <summary>A proof of insurance; the limit is per claim, in minor units.</summary>
public sealed record InsuranceBody(DateTimeOffset Until, long LimitMinor, string Currency);

/// <summary>What is known of a seller now.</summary>
public sealed record SellerFactsShown(string SellerId, string Language, bool HasPaymentMethod, DateTimeOffset? InsuredUntil, DateTimeOffset? InsuranceProvedAt);
