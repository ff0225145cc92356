using System.Globalization;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;
using CsvHelper;

namespace AtoZ.Local.Demo;

/// <summary>Reads orders and reviews, and finds the claims in them.</summary>
internal sealed class Complaints(Dice dice, EligibilityTerms terms)
{
    private static readonly (string Word, ClaimKind Kind)[] Words =
    [
        ("não recebi", ClaimKind.NotReceived), ("nao recebi", ClaimKind.NotReceived), ("não chegou", ClaimKind.NotReceived), ("não foi entregue", ClaimKind.NotReceived),
        ("devolv", ClaimKind.ReturnNotRefunded),
        ("quebrad", ClaimKind.ArrivedDamaged), ("danificad", ClaimKind.ArrivedDamaged), ("avariad", ClaimKind.ArrivedDamaged), ("amassad", ClaimKind.ArrivedDamaged),
        ("trincad", ClaimKind.ArrivedDamaged), ("rasgad", ClaimKind.ArrivedDamaged),
        ("faltando", ClaimKind.PartsMissing), ("faltou", ClaimKind.PartsMissing), ("faltam", ClaimKind.PartsMissing), ("incomplet", ClaimKind.PartsMissing),
        ("recebi só", ClaimKind.PartsMissing), ("recebi somente", ClaimKind.PartsMissing), ("recebi apenas", ClaimKind.PartsMissing), ("não veio", ClaimKind.PartsMissing),
        ("defeito", ClaimKind.Defective), ("não funciona", ClaimKind.Defective),
        ("errad", ClaimKind.WrongItem), ("outro produto", ClaimKind.WrongItem), ("trocad", ClaimKind.WrongItem),
    ];

    // Words of a buyer who got some of the items, or found fault with one of them.
    private static readonly string[] WordsOfAPart =
    [
        "só um", "só me", "só veio", "só receb", "so um", "so me", "so veio", "so receb", "apenas", "somente", " um dos", " uma das", " umas das", "o outro", "a outra",
        "faltou", "faltam", "faltando", "incomplet", "pedido completo", "produto completo", "pedido todo", "todos os", "quantidade", "duas das",
    ];

    /// <summary>Reads the order file.</summary>
    public static List<OrderRow> ReadOrders(string file) => Read(file, csv => new OrderRow(
        csv.GetField("order_id")!,
        csv.GetField<int>("line"),
        csv.GetField("buyer_id")!,
        csv.GetField("seller_id")!,
        csv.GetField("status")!,
        csv.GetField("currency")!,
        (Decimal(csv, "unit_price") * csv.GetField<int>("quantity")) + Decimal(csv, "freight"),
        Instant(csv, "purchased_at")!.Value,
        Instant(csv, "delivered_at"),
        Instant(csv, "estimated_delivery_at")!.Value));

    /// <summary>Reads the review file.</summary>
    public static List<ReviewRow> ReadReviews(string file) => Read(file, csv => new ReviewRow(
        csv.GetField("order_id")!, csv.GetField<int>("score"), csv.GetField("title") ?? "", csv.GetField("message") ?? "", Instant(csv, "created_at")!.Value));

    /// <summary>The claims that orders and reviews justify, in order of filing.</summary>
    public List<Complaint> Find(IEnumerable<OrderRow> orders, IEnumerable<ReviewRow> reviews)
    {
        Dictionary<string, ReviewRow> bad = reviews.Where(r => r.Score <= 2 && r.Message.Trim().Length > 0)
            .GroupBy(r => r.OrderId).ToDictionary(g => g.Key, g => g.OrderBy(r => r.CreatedAt).First());
        return [.. orders.GroupBy(o => (o.OrderId, o.SellerId, o.Currency))
            .SelectMany(g => Complain([.. g.OrderBy(o => o.Line)], bad.GetValueOrDefault(g.Key.OrderId)))
            .OrderBy(c => c.FileAt).ThenBy(c => c.Key, StringComparer.Ordinal)];
    }

    // The buyer of several items writes about all of them at once; what is claimed of them is one thing wherever they went together.
    private IEnumerable<Complaint> Complain(List<OrderRow> lines, ReviewRow? review)
    {
        // A buyer who files earlier is only told to wait (ELIG-05).
        DateTimeOffset earliest = lines.Max(l => l.EstimatedAt) + terms.OpensAfterEstimatedDelivery;
        DateTimeOffset moved = review is not null && review.CreatedAt > earliest ? review.CreatedAt : earliest;
        DateTimeOffset fileAt = moved + dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(30), $"{lines[0].Key}:file");
        return lines.GroupBy(l => KindOf(l, review, fileAt))
            .Where(g => g.Key is not null)
            .Select(g => Complain(LinesMeant([.. g], g.Key!.Value, review), g.Key.Value, review, fileAt));
    }

    // A review is of the whole order. It says neither which item is missing or bad nor always how many: who tells of a part claims one, and the last one stands for it.
    private static List<OrderRow> LinesMeant(List<OrderRow> lines, ClaimKind kind, ReviewRow? review) =>
        kind != ClaimKind.NotReceived && review is not null && WordsOfAPart.Any(w => $"{review.Title} {review.Message}".Contains(w, StringComparison.OrdinalIgnoreCase))
            ? lines[^1..]
            : lines;

    private static Complaint Complain(List<OrderRow> lines, ClaimKind kind, ReviewRow? review, DateTimeOffset fileAt)
    {
        OrderRow order = lines[0];
        string words = review is null ? Unwritten(order) : $"{review.Title} {review.Message}".Trim();

        // Who writes a bad review writes to the seller as well.
        DateTimeOffset contactAt = fileAt - TimeSpan.FromHours(60);
        return new Complaint(lines, kind, words.Length < 20 ? $"{words} ({Unwritten(order)})" : words, review?.CreatedAt < contactAt ? review.CreatedAt : contactAt, fileAt);
    }

    // What is not there when the buyer files was not received, whenever it comes; what came late is no claim of who is content with it.
    private ClaimKind? KindOf(OrderRow order, ReviewRow? review, DateTimeOffset fileAt)
    {
        if (order.DeliveredAt is not { } delivered || delivered > fileAt)
        {
            return ClaimKind.NotReceived;
        }

        bool late = delivered > LateItemMustHaveComeLate.InTimeUntil(order.EstimatedAt, terms);
        return review is null ? null : KindOf(review, late);
    }

    private static ClaimKind KindOf(ReviewRow review, bool late)
    {
        string text = $"{review.Title} {review.Message}";
        (string Word, ClaimKind Kind) found = Words.FirstOrDefault(w => text.Contains(w.Word, StringComparison.OrdinalIgnoreCase));

        // The parcel was delivered by the carrier's scan: who says that nothing came waited for it long, or misses a part of what was in it.
        return found.Word is not null && !found.Kind.IsNonDelivery() ? found.Kind
            : late ? ClaimKind.ArrivedLate
            : found.Word is null ? ClaimKind.NotAsDescribed
            : ClaimKind.PartsMissing;
    }

    private static string Unwritten(OrderRow order) => order.DeliveredAt is null
        ? string.Create(CultureInfo.InvariantCulture, $"O pedido não chegou; a entrega estava prevista para {order.EstimatedAt:dd/MM/yyyy}.")
        : string.Create(CultureInfo.InvariantCulture, $"O pedido atrasou; a entrega estava prevista para {order.EstimatedAt:dd/MM/yyyy}.");

    private static List<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using StreamReader text = new(file);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        List<T> rows = [];
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            rows.Add(row(csv));
        }

        return rows;
    }

    private static decimal Decimal(CsvReader csv, string column) => decimal.Parse(csv.GetField(column)!, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(CsvReader csv, string column) =>
        csv.GetField(column) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
