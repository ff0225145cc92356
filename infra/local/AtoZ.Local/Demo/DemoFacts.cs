using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AtoZ.Functions.Guarantee;
using AtoZ.Local.Sample;

namespace AtoZ.Local.Demo;

/// <summary>Tells the app what a marketplace's backend would: orders at the beginning, scans and sellers' money when they come, claims when buyers file them.</summary>
internal sealed class DemoFacts(Player player, Dice dice)
{
    // Columns of the order file.
    private const int Status = 11;
    private const int Purchased = 12;
    private const int DeliveredAt = 15;

    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _inquiries = new(StringComparer.Ordinal);

    /// <summary>Claims that were not eligible, by the codes of the rules that they broke.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <summary>
    /// The order file as a marketplace's nightly feed: each line on the night after what it tells has happened, since nothing is taken that lies
    /// ahead. A delivery that is complained about is told later, when it happens.
    /// </summary>
    /// <returns>The nights, each with its lines and their keys.</returns>
    public static IReadOnlyList<Night> Nights(string file, IReadOnlySet<string> toldLater)
    {
        string[] lines = File.ReadAllLines(file);
        string header = lines[0] + ",buyer_email,seller_email";
        return [.. lines.Skip(1)
            .Select(line => Known(line.Split(','), toldLater))
            .GroupBy(known => known.At)
            .OrderBy(night => night.Key)
            .Select(night => new Night(night.Key, [.. night.Select(known => known.Key)], string.Join('\n', night.Select(known => known.Line).Prepend(header)) + "\n"))];
    }

    /// <summary>Imports the lines of a night.</summary>
    public async Task Import(Night night)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(night.Csv));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        Check(await player.Marketplace(HttpMethod.Post, "api/orders/import", content), "The orders");
    }

    /// <summary>Whether the seller can be charged, and proofs of insurance.</summary>
    public async Task Seller(string seller)
    {
        bool insured = dice.Throw($"{seller}:insured") < 0.08;
        object facts = new { hasPaymentMethod = insured || dice.Throw($"{seller}:method") < 0.45 };
        Check(await player.Marketplace($"api/facts/sellers/{seller}", facts, "seller-" + seller), "A seller's facts");
        if (insured)
        {
            Check(await player.Marketplace($"api/facts/sellers/{seller}/certificates", Certificate(seller), "certificate-" + seller), "A certificate");
        }
    }

    /// <summary>The carrier's scan.</summary>
    public async Task Delivered(OrderRow order) => Check(
        await player.Marketplace($"api/facts/orders/{order.Key}", new { status = "delivered", deliveredAt = order.DeliveredAt }, $"scan-{order.OrderId}-{order.Line}"), "A scan");

    /// <summary>The price of a delivered line is held for its seller until it is disbursed.</summary>
    public async Task Disbursement(OrderRow order) => Check(
        await player.Marketplace(
            "api/facts/disbursements",
            new
            {
                id = $"{order.OrderId}-{order.Line}",
                sellerId = order.SellerId,
                amountMinor = Money.FromDecimal(order.Paid, order.Currency).MinorUnits,
                currency = order.Currency,
                dueAt = order.DeliveredAt!.Value.AddDays(14),
            },
            $"funds-{order.OrderId}-{order.Line}"),
        "A disbursement");

    /// <summary>The buyer wrote to the seller: some in an inquiry here, the others elsewhere.</summary>
    public async Task Contact(Complaint complaint)
    {
        if (dice.Throw(complaint.Key + ":asks") < 0.4)
        {
            (int status, System.Text.Json.Nodes.JsonNode? body) = await player.Marketplace("api/inquiries", Inquiry(complaint), $"inquiry-{complaint.Key}");
            if (status < 300)
            {
                _inquiries[complaint.Key] = body!["href"]!.GetValue<string>().TrimStart('/');
                return;
            }
        }

        await ContactElsewhere(complaint);
    }

    private static object Inquiry(Complaint complaint) => new
    {
        orderId = complaint.Order.OrderId,
        line = complaint.Order.Line,
        buyerId = complaint.Order.BuyerId,
        kind = complaint.Kind,
        remedy = complaint.Remedy,
        message = complaint.Description,
    };

    // A claim about an item that is being asked about goes on with that case; who was helped claims nothing. An inquiry is about one item:
    // its refund leaves the other items of the complaint.
    private async Task<Complaint?> StillToClaim(Complaint complaint)
    {
        if (!_inquiries.TryGetValue(complaint.Key, out string? inquiry)
            || (await player.Marketplace(HttpMethod.Get, inquiry, null)).Body is not { } asked
            || asked["state"]!.GetValue<string>() != "Settled")
        {
            return complaint;
        }

        if (complaint.Lines.Count == 1 || asked["refundedMinor"]!.GetValue<long>() == 0)
        {
            return null;
        }

        Complaint others = complaint with { Lines = [.. complaint.Lines.Skip(1)] };
        await ContactElsewhere(others);
        return others;
    }

    private async Task ContactElsewhere(Complaint complaint) => Check(
        await player.Marketplace($"api/facts/orders/{complaint.Key}", new { sellerContactedAt = complaint.ContactAt }, $"contact-{complaint.Key}"), "A contact");

    /// <summary>Files the claim over HTTP, about all its lines and with the evidence that its kind asks for.</summary>
    public async Task FileClaim(Complaint complaint)
    {
        if (await StillToClaim(complaint) is { } left)
        {
            await Submit(left);
        }
    }

    private async Task Submit(Complaint complaint)
    {
        List<string> evidence = [];
        for (int n = 0; n < complaint.Photos; n++)
        {
            string about = n == 0 ? complaint.Key : $"{complaint.Key}#{n + 1}";
            using ByteArrayContent photo = new(Photo.Of(about));
            photo.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            photo.Headers.Add("X-File-Name", n == 0 ? "foto.png" : "embalagem.png");
            evidence.Add(Check(await player.Marketplace(HttpMethod.Post, "api/evidence", photo, $"photo-{about}"), "A photo")!["id"]!.GetValue<string>());
        }

        (int status, System.Text.Json.Nodes.JsonNode? body) = await player.Marketplace(
            "api/claims",
            new
            {
                orderId = complaint.Order.OrderId,
                line = complaint.Order.Line,
                buyerId = complaint.Order.BuyerId,
                kind = complaint.Kind,
                remedy = complaint.Remedy,
                description = complaint.Description,
                evidence,
                moreLines = complaint.Lines.Skip(1).Select(l => new { line = l.Line }),
            },
            $"claim-{complaint.Key}");
        if (status < 300)
        {
            return;
        }

        string codes = body?["failedRules"]?.AsArray() is { Count: > 0 } failed
            ? string.Join(" ", failed.Select(f => f!["code"]!.GetValue<string>()).Distinct(StringComparer.Ordinal))
            : body?["code"]?.GetValue<string>() ?? status.ToString(CultureInfo.InvariantCulture);
        _refusals[codes] = _refusals.GetValueOrDefault(codes) + 1;
    }

    private static object Certificate(string seller) => new
    {
        id = "certificate-" + seller,
        insurer = "Seguradora Atlântica",
        validFrom = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero),
        validUntil = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
        limitMinor = 500_000,
        deductibleMinor = 50_000,
        currency = "BRL",
    };

    /// <summary>What the app answered; the demonstration cannot go on without what it tells.</summary>
    internal static System.Text.Json.Nodes.JsonNode? Check((int Status, System.Text.Json.Nodes.JsonNode? Body) answer, string what) => answer.Status < 300
        ? answer.Body
        : throw new DemoException($"{what} were not taken in: the app answered {answer.Status} {answer.Body?["detail"]?.GetValue<string>()}");

    // Columns by position: order_id 0, line 1, buyer_id 2, seller_id 3, status 11, delivered_at 15. No field of the layout holds a comma.
    private static (DateTimeOffset At, string Key, string Line) Known(string[] fields, IReadOnlySet<string> toldLater)
    {
        string key = $"{fields[0]}/{fields[1]}";
        if (toldLater.Contains(key))
        {
            fields[Status] = "shipped";
            fields[DeliveredAt] = "";
        }

        DateTimeOffset last = fields[Purchased..(DeliveredAt + 1)].Where(f => f.Length > 0).Max(f => DateTimeOffset.Parse(f, CultureInfo.InvariantCulture));
        return (new DateTimeOffset(last.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), key, $"{string.Join(',', fields)},{fields[2][..12]}@buyers.example,{fields[3][..12]}@sellers.example");
    }
}

/// <summary>What a marketplace's feed tells on one night.</summary>
/// <param name="At">Midnight, UTC.</param>
/// <param name="Keys">The order lines, each as order and line.</param>
/// <param name="Csv">The file.</param>
internal sealed record Night(DateTimeOffset At, IReadOnlyList<string> Keys, string Csv);
