using System.Globalization;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Local.Demo;
using Spectre.Console;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>The demonstration on a handful of orders made here: it ends every case, and one seed gives one table.</summary>
public sealed class DemoTests : IDisposable
{
    private const string OrderColumns =
        "order_id,line,buyer_id,seller_id,product_id,category,quantity,unit_price,freight,currency,payment_type,status,purchased_at,approved_at,shipped_at,delivered_at,estimated_delivery_at,buyer_city,buyer_state,seller_city,seller_state";

    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-demo-").FullName;

    [Fact]
    [Trait("Category", "Long")]
    public async Task One_seed_gives_one_table_and_nothing_stays_open()
    {
        string first = await Play(seed: 7, Files());
        string second = await Play(seed: 7, Files());

        Assert.Equal(Table(first), Table(second));
        Assert.Contains("Claims not closed: 0. Debts not ended: 0. Ledger sum: 0.", first, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Lines_of_one_seller_are_one_claim_and_each_has_its_outcome_in_the_table()
    {
        string played = await Play(seed: 7, Pairs(24));

        Assert.Contains("48 order lines: 48 of them justify 24 claims.", played, StringComparison.Ordinal);
        Assert.Contains("Claims of several lines", played, StringComparison.Ordinal);
        Assert.Matches(@"PaidByMarketplace +Refused +[1-9]", played);
        Assert.Matches(@"SettledByOffer +SettledByOffer +[1-9]", played);
        Assert.Contains("Claims not closed: 0. Debts not ended: 0. Ledger sum: 0.", played, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task What_came_and_is_bad_goes_back_by_post_and_the_table_says_how_it_went()
    {
        string played = await Play(seed: 7, Bad(16));

        Assert.Contains("Items sent back for the money", played, StringComparison.Ordinal);
        Assert.Matches(@"\n +Refunded +[1-9]", played);
        Assert.DoesNotMatch(@"\n +Missing +[2-9]", played);
        Assert.Contains("Claims not closed: 0. Debts not ended: 0. Ledger sum: 0.", played, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_and_bad_reviews_become_claims_good_orders_do_not()
    {
        (string orders, string reviews) = Files();

        List<Complaint> found = new Complaints(new Dice(1), ThePack.Pack.Eligibility).Find(Complaints.ReadOrders(orders), Complaints.ReadReviews(reviews));

        Assert.Equal(["broken/1", "late/1", "never/1"], found.Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], found.Single(c => c.Order.OrderId == "never").Lines.Select(l => l.Line));
        Assert.Equal(ClaimKind.Defective, found.Single(c => c.Order.OrderId == "broken").Kind);
        Assert.All(found, c => Assert.True(c.FileAt >= c.Order.EstimatedAt.AddDays(3)));
    }

    [Theory]
    [InlineData("late", 1, "Demorou demais para chegar", ClaimKind.ArrivedLate)]
    [InlineData("late", 1, "Chegou atrasado e todo amassado", ClaimKind.ArrivedDamaged)]
    [InlineData("good", 2, "O produto chegou quebrado", ClaimKind.ArrivedDamaged)]
    [InlineData("good", 2, "Faltou 1 cadeira", ClaimKind.PartsMissing)]
    [InlineData("good", 2, "Ainda não recebi a segunda peça", ClaimKind.PartsMissing)]
    [InlineData("good", 2, "Muito diferente da foto", ClaimKind.NotAsDescribed)]
    [InlineData("good", 3, "Demorou demais para chegar", null)]
    public void Words_and_days_tell_what_is_claimed(string order, int score, string words, ClaimKind? kind)
    {
        (string orders, string reviews) = Files();
        File.WriteAllLines(reviews, ["order_id,score,title,message,created_at", $"{order},{score},,{words},2017-04-02T00:00:00Z"]);

        List<Complaint> found = new Complaints(new Dice(1), ThePack.Pack.Eligibility).Find(Complaints.ReadOrders(orders), Complaints.ReadReviews(reviews));

        Assert.Equal(kind, found.SingleOrDefault(c => c.Order.OrderId == order)?.Kind);
    }

    [Theory]
    [InlineData("Demorou demais para chegar", 1, 2, 3)]
    [InlineData("Os produtos são muito diferentes da foto", 1, 2, 3)]
    [InlineData("Não recebi nenhum dos produtos", 1, 2, 3)]
    [InlineData("Só me entregaram 1", 3)]
    [InlineData("Faltou a cadeira", 3)]
    [InlineData("Uma das panelas veio quebrada", 3)]
    public void A_complaint_is_about_all_lines_of_the_seller_unless_its_words_tell_of_a_part(string words, params int[] lines)
    {
        (string orders, string reviews) = Files();
        const string Came = "2017-03-29T10:00:00Z";
        File.WriteAllLines(orders, [OrderColumns, .. Enumerable.Range(1, 3).Select(line => Row("set", line, "delivered", Came, "20.00")), Row("set", 4, "delivered", Came, "20.00").Replace("seller-set", "seller-two", StringComparison.Ordinal)]);
        File.WriteAllLines(reviews, ["order_id,score,title,message,created_at", $"set,1,,{words},2017-04-02T00:00:00Z"]);

        List<Complaint> found = new Complaints(new Dice(1), ThePack.Pack.Eligibility).Find(Complaints.ReadOrders(orders), Complaints.ReadReviews(reviews));

        Assert.Equal(lines, found.Single(c => c.Order.SellerId == "seller-set-00").Lines.Select(l => l.Line));
        Assert.Equal([4], found.Single(c => c.Order.SellerId == "seller-two-00").Lines.Select(l => l.Line));
    }

    [Fact]
    public void What_never_came_is_claimed_whole_whatever_its_words()
    {
        (string orders, string reviews) = Files();
        File.AppendAllLines(reviews, ["never,1,,Só me avisaram depois,2017-04-02T00:00:00Z"]);

        List<Complaint> found = new Complaints(new Dice(1), ThePack.Pack.Eligibility).Find(Complaints.ReadOrders(orders), Complaints.ReadReviews(reviews));

        Assert.Equal([1, 2], found.Single(c => c.Order.OrderId == "never").Lines.Select(l => l.Line));
    }

    [Theory]
    [InlineData("--orders")]
    [InlineData("--orders", "missing.csv", "--reviews", "missing.csv")]
    [InlineData("--bogus")]
    public void A_command_line_that_cannot_work_gets_one_sentence(params string[] arguments)
    {
        (DemoOptions? options, string? problem) = DemoOptions.Parse(arguments);

        Assert.Null(options);
        Assert.NotNull(problem);
        Assert.DoesNotContain('\n', problem);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Table(string output) => string.Join('\n', output.Split('\n').SkipWhile(l => !l.Contains("Claims by kind", StringComparison.Ordinal)).TakeWhile(l => !l.StartsWith("Time taken", StringComparison.Ordinal)));

    private static string Row(string order, int line, string status, string delivered, string price) => string.Create(
        CultureInfo.InvariantCulture,
        $"{order},{line},buyer-{order}-000,seller-{order}-00,product,home,1,{price},5.00,BRL,card,{status},2017-03-01T10:00:00Z,,2017-03-02T10:00:00Z,{delivered},2017-03-20T00:00:00Z,,,,");

    private async Task<string> Play(int seed, (string Orders, string Reviews) files)
    {
        (string orders, string reviews) = files;
        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        int exit = await DemoRun.Play(new DemoOptions(orders, reviews, seed, null, Keep: false, Path.Combine(_folder, "store")), console, CancellationToken.None);
        Assert.True(exit == 0, text.ToString());
        return text.ToString();
    }

    private (string Orders, string Reviews) Files()
    {
        string orders = Path.Combine(_folder, "orders.csv");
        string reviews = Path.Combine(_folder, "reviews.csv");
        File.WriteAllLines(orders,
        [
            OrderColumns,
            Row("good", 1, "delivered", "2017-03-10T10:00:00Z", "50.00"),
            Row("late", 1, "delivered", "2017-03-29T10:00:00Z", "60.00"),
            Row("never", 1, "shipped", "", "70.00"),
            Row("never", 2, "shipped", "", "9000.00"),
            Row("broken", 1, "delivered", "2017-03-12T10:00:00Z", "80.00"),
        ]);
        File.WriteAllLines(reviews,
        [
            "order_id,score,title,message,created_at",
            "good,5,,Muito bom,2017-03-11T00:00:00Z",
            "broken,1,,O produto chegou com defeito e não liga,2017-03-14T00:00:00Z",
        ]);
        return (orders, reviews);
    }

    // Orders that came, and are not what was promised.
    private (string Orders, string Reviews) Bad(int count)
    {
        (string orders, string reviews) = Files();
        string[] bad = [.. Enumerable.Range(1, count).Select(n => $"bad-{n:D2}")];
        File.WriteAllLines(orders, [OrderColumns, .. bad.Select(order => Row(order, 1, "delivered", "2017-03-18T10:00:00Z", "70.00"))]);
        File.WriteAllLines(reviews, ["order_id,score,title,message,created_at", .. bad.Select(order => $"{order},1,,O produto veio muito diferente do anunciado,2017-03-24T00:00:00Z")]);
        return (orders, reviews);
    }

    // Orders of two lines that never came.
    private (string Orders, string Reviews) Pairs(int count)
    {
        (string orders, string reviews) = Files();
        File.WriteAllLines(orders, [OrderColumns, .. Enumerable.Range(1, count).SelectMany(n => (string[])[Row($"pair-{n:D2}", 1, "shipped", "", "70.00"), Row($"pair-{n:D2}", 2, "shipped", "", "30.00")])]);
        return (orders, reviews);
    }
}
