using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Local.Sample;

/// <summary>Tells the app the facts of the sample's orders and files its claims, as a marketplace's backend would.</summary>
internal sealed class SampleFiling(Player player, DateTimeOffset present)
{
    private const string Columns = "order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status,purchased_at,approved_at,shipped_at,"
        + "delivered_at,estimated_delivery_at,buyer_city,buyer_state,seller_city,seller_state,fulfilled_by,condition,buyer_email,buyer_language,seller_email,seller_language,product_title,tax,paid_by_gift_card,payment_currency";

    /// <summary>When an order is known whole: nothing is taken that lies ahead.</summary>
    public DateTimeOffset KnownAt(SampleCase sample) => present - sample.FiledAgo - TimeSpan.FromDays(sample.Delivered ? 6 : 14);

    /// <summary>The order, and the money that is held for its seller.</summary>
    public async Task TellFacts(SampleCase sample)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes($"{Columns}\n{string.Join('\n', Rows(sample))}"));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        Require(await player.Marketplace(HttpMethod.Post, "api/orders/import", content));
        if (sample.Kind == ClaimKind.ReturnRefused)
        {
            Require(await player.Marketplace($"api/facts/orders/{sample.Order}/1", new { returnAskedAt = present - sample.FiledAgo - TimeSpan.FromDays(6) }, "sample-return-" + sample.Order));
        }

        if (sample.SellerHasFunds)
        {
            Require(await player.Marketplace(
                "api/facts/disbursements",
                new { id = "disbursement-" + sample.Order, sellerId = Seller(sample), amountMinor = Minor(sample) * 2, currency = sample.Currency, dueAt = present.AddDays(30) },
                "sample-funds-" + sample.Order));
        }
    }

    /// <summary>The buyer writes to the seller, by an inquiry or outside of AtoZ.</summary>
    public async Task Contact(SampleCase sample, DateTimeOffset at) => Require(sample.AsksFirst
        ? await player.Marketplace(
            "api/inquiries", new { orderId = sample.Order, line = 1, buyerId = Buyer(sample), kind = sample.Kind, message = sample.Words, language = sample.BuyerLanguage }, "sample-inquiry-" + sample.Order)
        : await player.Marketplace($"api/facts/orders/{sample.Order}/1", new { sellerContactedAt = at }, "sample-contact-" + sample.Order));

    /// <summary>Files the claim, with photos where something can be photographed, and with what was written.</summary>
    public async Task File(SampleCase sample)
    {
        await TellRate(sample);
        List<string> evidence = [];
        for (int n = 0; n < sample.Photos; n++)
        {
            string name = n == 0 ? sample.Order : $"{sample.Order}-{n + 1}";
            evidence.Add(await Show(Photo.Of(name), "image/png", "photo.png", "sample-photo-" + name));
        }

        if (sample.Shows is { } words)
        {
            evidence.Add(await Show(Encoding.UTF8.GetBytes(words), "text/plain", "message.txt", "sample-message-" + sample.Order));
        }

        Require(await player.Marketplace(
            "api/claims",
            new { orderId = sample.Order, line = 1, buyerId = Buyer(sample), kind = sample.Kind, description = sample.Words, remedy = sample.Remedy, amountMinor = Asked(sample), language = sample.BuyerLanguage, evidence, moreLines = More(sample) },
            "sample-claim-" + sample.Order));
    }

    // What is told long before the payout is too old for it.
    private async Task TellRate(SampleCase sample)
    {
        if (sample.CardIn is { } currency)
        {
            object rate = new { type = "Rate", id = "rate-" + sample.Order, at = present - sample.FiledAgo - TimeSpan.FromHours(1), currency = sample.Currency, toCurrency = currency, rate = sample.Rate, source = "ECB" };
            Require(await player.Marketplace("api/facts", rate, "sample-rate-" + sample.Order));
        }
    }

    private async Task<string> Show(byte[] bytes, string type, string name, string key)
    {
        using ByteArrayContent file = new(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        file.Headers.Add("X-File-Name", name);
        return Require(await player.Marketplace(HttpMethod.Post, "api/evidence", file, key))["id"]!.GetValue<string>();
    }

    private static object[] More(SampleCase sample) => sample.Also is null ? [] : [new { line = 2 }];

    private static long? Asked(SampleCase sample) => sample.Asks is { } amount ? Money.FromDecimal(amount, sample.Currency).MinorUnits : null;

    private static string Buyer(SampleCase sample) => "buyer-" + sample.Order[^2..];

    private static string Seller(SampleCase sample) => "seller-" + sample.Order[^2..];

    private static long Minor(SampleCase sample) => Money.FromDecimal(sample.Price, sample.Currency).MinorUnits;

    private static JsonNode Require((int Status, JsonNode? Body) answer) => answer.Status < 300
        ? answer.Body ?? new JsonObject()
        : throw new InvalidOperationException($"The sample was refused with {answer.Status}: {answer.Body}");

    private IEnumerable<string> Rows(SampleCase sample) =>
        sample.Also is { } also ? [Row(sample, 1, sample.Title, sample.Price), Row(sample, 2, also.Title, also.Price)] : [Row(sample, 1, sample.Title, sample.Price)];

    // Estimated four days before filing, and a week before what came late: the window of order claims has just opened.
    private string Row(SampleCase sample, int line, string title, decimal price)
    {
        DateTimeOffset filed = present - sample.FiledAgo;
        DateTimeOffset estimated = filed.AddDays(sample.Kind == ClaimKind.ArrivedLate ? -11 : -4);
        string[] fields =
        [
            sample.Order, line.ToString(CultureInfo.InvariantCulture), Buyer(sample), Seller(sample), $"product-{sample.Order[^2..]}-{line}", sample.Category, "1",
            Text(price - sample.Freight), Text(sample.Freight),
            sample.Currency, "card", sample.Delivered ? "delivered" : "shipped", Text(filed.AddDays(-16)), Text(filed.AddDays(-16)), Text(filed.AddDays(-14)),
            sample.Delivered ? Text(filed.AddDays(-6)) : "", Text(estimated), "", "", "", "", sample.FulfilledByMarketplace ? "marketplace" : "seller", "new",
            Buyer(sample) + "@buyers.example", sample.BuyerLanguage, Seller(sample) + "@sellers.example", sample.SellerLanguage, $"\"{title}\"",
            sample.Tax is { } tax ? Text(tax) : "", sample.ByGiftCard is { } card ? Text(card) : "", sample.CardIn ?? "",
        ];
        return string.Join(',', fields);
    }

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
