using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": what arrived damaged is shown, and told of soon.</summary>
[Trait("Rule", "ELIG-07")]
[Trait("Rule", "EVID-01")]
public class An_item_came_damaged
{
    private const string Photo = "image/jpeg";

    [Fact]
    public async Task The_seller_offers_a_part_and_the_buyer_keeps_it()
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 10_000 });
        await story.Filed(ClaimKind.ArrivedDamaged, Remedy.Refund, null, Photo, Photo);
        Assert.Contains("the item arrived damaged", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        await story.SellerOffers(3_000);
        await story.Pass(TimeSpan.FromHours(2));
        await story.BuyerAccepts();

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(3_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task The_seller_is_silent_and_the_marketplace_pays()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.ArrivedDamaged, Remedy.Refund, null, Photo, "message/rfc822");
        await story.Pass(TimeSpan.FromHours(73));

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task A_seller_who_shows_how_it_was_packed_may_win()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.ArrivedDamaged, Remedy.Repair, null, Photo, Photo);
        await story.Contested(forBuyer: false);

        await story.EndsWell(ClaimOutcome.Refused);
    }

    [Fact]
    public async Task Without_both_photos_or_too_late_it_is_refused()
    {
        await using Story story = await Story.Arrived(order: o =>
            (o.DeliveredAt, o.EstimatedDeliveryAt, o.SellerContactedAt) = (Market.Start.AddDays(-20), Market.Start.AddDays(-22), Market.Start.AddDays(-6).AddTicks(1)));

        Assert.Equal("ELIG-07 ELIG-09", Story.Against(await story.Files(ClaimKind.ArrivedDamaged, Remedy.Refund, null, Photo)));
        Assert.Equal("AMOUNT_NOT_NAMED", Story.Against(await story.Files(ClaimKind.ArrivedDamaged, Remedy.PartRefund, null, Photo, Photo)));
        await story.Filed(ClaimKind.Defective, Remedy.Refund, null, Photo);
    }
}
