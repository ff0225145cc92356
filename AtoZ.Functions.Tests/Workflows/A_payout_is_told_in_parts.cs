using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8: a payout says and books what of it is for the item, for its freight and for the tax on both, to the last unit.</summary>
public class A_payout_is_told_in_parts
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Theory]
    [InlineData(1_357L, false, 8_500L, "Item 6303, Freight 840, Tax 1357")]
    [InlineData(1_000L, true, 9_500L, "Item 7500, Freight 1000, Tax 1000")]
    [InlineData(null, false, 8_500L, "Item 7500, Freight 1000")]
    public async Task A_whole_price_comes_apart_as_it_was_paid(long? tax, bool onTop, long paid, string parts)
    {
        await using Story story = await Bought(tax, onTop);
        await story.File("order-1");
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(paid, (await story.Record()).PaidMinor);
        Assert.Equal(parts, await Parts(story));
        await story.Reconciles();
    }

    [Fact]
    public async Task A_part_of_the_price_is_divided_in_proportion_and_the_rest_of_the_line_leaves_nothing_over()
    {
        await using Story story = await Bought(1_357, onTop: false, quantity: 2);
        await story.Filed(ClaimKind.NotReceived, Remedy.Refund, 5_001);
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal("Item 4291, Freight 286, Tax 424", await Parts(story));
    }

    [Fact]
    public async Task Two_claims_about_the_pieces_of_a_line_pay_each_part_once()
    {
        await using Story story = await Bought(1_357, onTop: false, quantity: 2);
        await story.FilesFor(pieces: 1);
        await story.SellerPays();
        string first = await Parts(story);
        await story.FilesFor(pieces: 1);
        await story.Pass(Silence);

        List<PartOfMoney> both = [.. (await Booked(story)).Parts];
        OrderLine line = await story.Store.Read(db => db.OrderLines.SingleAsync());
        Assert.Equal(PayoutParts.OfPrice(line), both);
        Assert.NotEqual(first, await Parts(story));
        Assert.Equal(line.Total.MinorUnits, both.Sum(p => p.Amount.MinorUnits));
        await story.Reconciles();
    }

    [Fact]
    public async Task What_is_no_price_is_told_as_what_it_is()
    {
        await using Story story = await Bought(1_357, onTop: false, charged: 9_500);
        await story.Filed(ClaimKind.Overcharged, Remedy.Refund, 1_000, "application/pdf");
        await story.SellerPays();
        Assert.Equal("Overcharge 1000", await Parts(story));
    }

    [Theory]
    [InlineData("en", "75.00", "Freight", "Tax")]
    [InlineData("de", "75,00", "Versand", "Steuer")]
    [InlineData("es", "75,00", "Envío", "Impuestos")]
    [InlineData("pt", "75,00", "Frete", "Imposto")]
    [InlineData("zh", "75.00", "运费", "税")]
    public async Task Buyer_and_seller_read_it_on_their_pages_in_the_timeline_and_in_their_mail(string language, string item, string freight, string tax)
    {
        await using Story story = await Bought(1_000, onTop: true);
        await story.File("order-1");
        await story.Speaks(language);
        await story.SellerPays();
        Reader reader = new(language, story.Now);
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            CaseFile seen = await story.Seen(party);
            IReadOnlyList<(string Label, string Value)> card = PayoutCardViews.Of(seen, reader);
            Assert.Equal([reader.Say("payout.part.Item"), freight, tax], card.Take(3).Select(c => c.Label));
            Assert.Contains(item, card[0].Value, StringComparison.Ordinal);
            Assert.Contains(Sentences.Story(reader, seen.Timeline), s => s.Text.Contains(item, StringComparison.Ordinal));
            Assert.Contains(item, (await story.Mail(party, party == Party.Buyer ? "DecisionToBuyer" : "DecisionToSeller")).Text, StringComparison.Ordinal);
            using HttpResponseMessage page = await story.Http.GetAsync($"{await story.LinkPath(party == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase)}?lang={language}");
            Assert.Contains($"<dt>{freight}</dt>", System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    private static Task<Story> Bought(long? tax, bool onTop, int quantity = 1, long? charged = null) =>
        Story.Arrived(new Market { HeldMinor = 20_000 }, o =>
        {
            (o.Status, o.DeliveredAt, o.ChargedMinor) = ("shipped", null, charged);
            (o.UnitPriceMinor, o.FreightMinor, o.Quantity, o.TaxMinor, o.TaxOnTop) = (7_500, 1_000, quantity, tax, onTop);
        });

    private static async Task<string> Parts(Story story)
    {
        ClaimRecord claim = await story.Record();
        IReadOnlyList<PartOfMoney> parts = PayoutParts.Of(await story.Store.Read(db => BuyerPayouts.Paid(db, claim)));
        return string.Join(", ", parts.Select(p => $"{p.Part} {p.Amount.MinorUnits}"));
    }

    private static Task<(IReadOnlyList<PartOfMoney> Parts, int Claims)> Booked(Story story) => story.Store.Read(async db =>
    {
        List<ClaimRecord> claims = await db.Claims.ToListAsync();
        List<PartOfMoney> all = [];
        foreach (ClaimRecord claim in claims)
        {
            all.AddRange(PayoutParts.Of(await BuyerPayouts.Paid(db, claim)));
        }

        IReadOnlyList<PartOfMoney> sums = [.. all.GroupBy(p => p.Part).OrderBy(g => g.Key).Select(g => new PartOfMoney(g.Key, new Money(g.Sum(p => p.Amount.MinorUnits), "USD")))];
        return (sums, claims.Count);
    });
}
