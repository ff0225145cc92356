using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in how a seller is reached, and whether the stored payment method works; a debit that failed is tried again when it does.</summary>
internal sealed class RecordSellerFacts(Posted posted, DebitRetries retries, IPolicyLibrary policies)
{
    [Function(nameof(RecordSellerFacts))]
    [Takes(typeof(SellerFactsBody))]
    [Gives(200, typeof(SellerFactsShown))]
    [Refuses("AMOUNT_NEGATIVE", "AMOUNT_NOT_POSITIVE", "COUNTRY_UNKNOWN", "CURRENCY_UNKNOWN", "EMAIL_WRONG", "LANGUAGE_UNKNOWN", "TIME_ZONE_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/sellers/{sellerId}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string sellerId,
        CancellationToken cancellationToken)
    {
        string seller = PathText.Id(request, sellerId);
        IReadOnlyList<CommandReceipt> retried = [];
        Answer answer = await posted.Once<SellerFactsBody>(
            request,
            "backend",
            async (db, body) =>
            {
                Answer given = await Record(db, seller, body);
                retried = given.Succeeded ? await retries.Ask(db, seller, "seller facts") : [];
                return given;
            },
            cancellationToken);
        foreach (CommandReceipt retry in answer.Succeeded ? retried : [])
        {
            await Launch.Wake(client, retry);
        }

        return answer;
    }

    private async Task<Answer> Record(AtoZDb db, string sellerId, SellerFactsBody facts)
    {
        if (ContactRules.Check(facts.Email, facts.Language, facts.TimeZone) is { } refusal)
        {
            return Problems.From(refusal);
        }

        if (facts.Country is not null && Countries.Find(facts.Country) is null)
        {
            return Problems.From(new Refusal("COUNTRY_UNKNOWN", 422, $"'{facts.Country}' is no country.", Countries.Remedy, "/country"));
        }

        if (facts.ConnectedReviewers < 0)
        {
            return Problems.From(new Refusal("AMOUNT_NEGATIVE", 422, "A number of reviewers cannot be negative.", "Send how many have something in common, or 0.", "/connectedReviewers"));
        }

        SellerRecord? known = await db.Sellers.FindAsync(sellerId);
        SellerRecord seller = known ?? db.Sellers.Add(new SellerRecord { Id = sellerId }).Entity;
        seller.Email = facts.Email ?? seller.Email;
        seller.Language = Languages.Find(facts.Language) ?? seller.Language;
        seller.TimeZone = TimeZones.Find(facts.TimeZone)?.Id ?? seller.TimeZone;
        seller.Country = Countries.Find(facts.Country) ?? seller.Country;
        seller.HasPaymentMethod = facts.HasPaymentMethod ?? seller.HasPaymentMethod;
        seller.ConnectedReviewers = facts.ConnectedReviewers ?? seller.ConnectedReviewers;
        await StagePromises.Renew(db, policies, sellerId);
        return Answer.Ok(new SellerFactsShown(sellerId, seller.Language, seller.HasPaymentMethod, seller.TimeZone, seller.ConnectedReviewers, seller.Country));
    }
}

/// <summary>Facts of a seller; what is left out stays as it is.</summary>
/// <param name="Email">Where mail reaches the seller.</param>
/// <param name="Language">en, de, es, pt or zh.</param>
/// <param name="HasPaymentMethod">Whether the stored payment method can be charged.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="ConnectedReviewers">How many accounts that reviewed this seller have something in common with it or with one another, as you found.</param>
/// <param name="Country">Where it works, ISO 3166-1 alpha-2: its weekends and holidays may not count (docs/windows.md).</param>
internal sealed record SellerFactsBody(string? Email = null, string? Language = null, bool? HasPaymentMethod = null, string? TimeZone = null, int? ConnectedReviewers = null, string? Country = null);

/// <summary>What is known of a seller now.</summary>
internal sealed record SellerFactsShown(string SellerId, string Language, bool HasPaymentMethod, string? TimeZone, int? ConnectedReviewers, string? Country);
