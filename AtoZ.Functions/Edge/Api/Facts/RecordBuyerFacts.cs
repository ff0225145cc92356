using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Takes in how a buyer is reached, how old the account is, and what it may have in common with others.</summary>
internal sealed class RecordBuyerFacts(Posted posted, TimeProvider clock)
{
    [Function(nameof(RecordBuyerFacts))]
    [Takes(typeof(BuyerFactsBody))]
    [Gives(200, typeof(BuyerFactsShown))]
    [Refuses("EMAIL_WRONG", "INSTANT_AHEAD", "LANGUAGE_UNKNOWN", "MARK_UNUSABLE", "MARKS_TOO_MANY", "TIME_ZONE_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/buyers/{buyerId}")] HttpRequest request, string buyerId, CancellationToken cancellationToken) =>
        await posted.Once<BuyerFactsBody>(request, "backend", (db, body) => Record(db, PathText.Id(request, buyerId), body), cancellationToken);

    private async Task<Answer> Record(AtoZDb db, string buyerId, BuyerFactsBody facts)
    {
        if ((ContactRules.Check(facts.Email, facts.Language, facts.TimeZone) ?? Marks.Check(facts.Marks) ?? FactFields.Happened(facts.AccountOpenedAt, "/accountOpenedAt", clock.GetUtcNow())) is { } refusal)
        {
            return Problems.From(refusal);
        }

        BuyerRecord? known = await db.Buyers.FindAsync(buyerId);
        BuyerRecord buyer = known ?? db.Buyers.Add(new BuyerRecord { Id = buyerId }).Entity;
        buyer.Email = facts.Email ?? buyer.Email;
        buyer.Language = Languages.Find(facts.Language) ?? buyer.Language;
        buyer.TimeZone = TimeZones.Find(facts.TimeZone)?.Id ?? buyer.TimeZone;
        buyer.AccountOpenedAt = facts.AccountOpenedAt ?? buyer.AccountOpenedAt;
        buyer.DisposableMail = facts.DisposableMail ?? buyer.DisposableMail;
        buyer.HiddenNetwork = facts.HiddenNetwork ?? buyer.HiddenNetwork;
        await Marks.Record(db, Party.Buyer, buyerId, facts.Marks, clock.GetUtcNow());
        return Answer.Ok(new BuyerFactsShown(buyerId, buyer.Language, buyer.AccountOpenedAt, buyer.TimeZone, buyer.DisposableMail, buyer.HiddenNetwork));
    }
}

/// <summary>Facts of a buyer; what is left out stays as it is.</summary>
/// <param name="Email">Where mail reaches the buyer.</param>
/// <param name="Language">en, de, es, pt or zh.</param>
/// <param name="AccountOpenedAt">When the account was opened.</param>
/// <param name="Marks">What may be in common with other accounts: addresses, devices, payments.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="DisposableMail">Whether the mail address is one of those made to be thrown away.</param>
/// <param name="HiddenNetwork">Whether the account hides where it comes from (VPN, Tor).</param>
internal sealed record BuyerFactsBody(
    string? Email = null,
    string? Language = null,
    DateTimeOffset? AccountOpenedAt = null,
    IReadOnlyList<MarkBody>? Marks = null,
    string? TimeZone = null,
    bool? DisposableMail = null,
    bool? HiddenNetwork = null);

/// <summary>What is known of a buyer now.</summary>
internal sealed record BuyerFactsShown(string BuyerId, string Language, DateTimeOffset? AccountOpenedAt, string? TimeZone, bool? DisposableMail, bool? HiddenNetwork);
