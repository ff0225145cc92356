using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Inputs;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §8, §15: an order that came by a shop's export is paid back in the parts and by the means that the export tells.</summary>
[Trait("Rule", "PAY-06")]
public class An_imported_order_is_refunded
{
    private static readonly OrderMapping Shopify = BuiltInMappings.Find("shopify")!;

    [Theory]
    [InlineData("47.00,6.00,3.29,56.29", "Shopify Payments", "Item 2892, Freight 600, Tax 217", 3_709, 0)]
    [InlineData("47.00,6.00,3.29,53.00", "Shopify Payments", "Item 2712, Freight 563, Tax 217", 3_492, 0)]
    [InlineData("47.00,6.00,3.29,56.29", "gift_card", "Item 2892, Freight 600, Tax 217", 0, 3_709)]
    public async Task A_line_of_a_shop_comes_back_with_its_discount_its_freight_and_its_tax(string sums, string means, string parts, long money, long stored)
    {
        await using Story story = await Imported(Shopify, Orders_as_shops_tell_tax_discounts_and_gift_cards.File(sums, means));
        Assert.Equal((parts, money, stored), await PaidBack(story));
        await story.Reconciles();
    }

    [Fact]
    public async Task What_a_gift_card_paid_goes_back_to_it_and_the_rest_in_the_currency_of_the_card()
    {
        OrderMapping own = Orders_as_shops_tell_tax_discounts_and_gift_cards.WithPayments(Shopify, "own");
        await using Story story = await Imported(own, Orders_as_shops_tell_tax_discounts_and_gift_cards.File("47.00,6.00,3.29,56.29", "gift_card + shopify_payments", "20.00,EUR"));
        Assert.Null(await story.Fact(new FactBody(FactType.Rate, "usd-eur", story.Now, Currency: "USD", ToCurrency: "EUR", Rate: "0.5", Source: "ECB")));
        Assert.Equal(("Item 2892, Freight 600, Tax 217", 1_196L, 1_318L), await PaidBack(story));
        await story.Reconciles();
    }

    private static async Task<Story> Imported(OrderMapping mapping, string file)
    {
        Story story = await Story.Open(new Market());
        await story.Store.Write(new Market { HeldMinor = 20_000 }.Fill);
        (MappedReading? reading, _) = MappedReading.Of(mapping, new Dictionary<string, string> { ["seller_id"] = Market.Seller }, null, null);
        using MemoryStream export = new(Encoding.UTF8.GetBytes(file));
        ImportReport report = await story.Services.GetRequiredService<OrderImport>().ImportMapped(export, null, reading!, default);
        Assert.True(report.Added == 2, string.Join(", ", report.Errors));

        // What no export tells comes by facts.
        await story.Store.Write(async db =>
        {
            foreach (OrderLine line in await db.OrderLines.Where(o => o.OrderId == "seller-1:#1").ToListAsync())
            {
                (line.EstimatedDeliveryAt, line.SellerContactedAt) = (Market.Start.AddDays(-10), Market.Start.AddDays(-5));
            }
        });
        return story;
    }

    private static async Task<(string Parts, long Money, long Stored)> PaidBack(Story story)
    {
        await story.File("seller-1:#1", "buyer@example.com");
        await story.SellerPays();
        ClaimRecord claim = await story.Record();
        Assert.Equal(ClaimOutcome.PaidBySeller, claim.Outcome);
        IReadOnlyList<RefundShare> shares = await story.Store.Read(db => BuyerPayouts.Paid(db, claim));
        return (
            string.Join(", ", PayoutParts.Of(shares).Select(p => $"{p.Part} {p.Amount.MinorUnits}")),
            -await story.Balance(ChartOfAccounts.BuyerPayouts),
            -await story.Balance(ChartOfAccounts.GiftCardLiability));
    }
}
