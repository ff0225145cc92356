using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": the missing part is sent, or its worth is paid.</summary>
[Trait("Rule", "KIND-01")]
public class Parts_are_missing
{
    private const string List = "text/plain";

    [Fact]
    public async Task The_seller_sends_the_missing_part()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.PartsMissing, Remedy.Replacement, null, List);
        Assert.Contains("parts are missing", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        Assert.Equal("REMEDY_NOT_FOR_KIND", (await story.SellerOffers(0, Remedy.Repair)).Refusal!.Code);
        await story.SellerOffers(0, Remedy.Replacement);
        await story.Pass(TimeSpan.FromHours(2));
        await story.BuyerAccepts();
        await story.Give(CommandKind.SellerShips, Party.Seller, new ShipmentPayload("Parcel post", "JD0146"));
        await story.Give(CommandKind.RemedyArrived, Party.Buyer, new NoPayload());

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(0, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task The_worth_of_the_part_is_paid_and_no_more()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.PartsMissing, Remedy.PartRefund, 1_500, "image/jpeg");
        await story.Pass(TimeSpan.FromHours(73));

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 1_500L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(1_500, await story.Balance(ChartOfAccounts.SellerReceivable));
    }

    [Fact]
    public async Task Without_a_list_of_what_came_it_is_refused_and_a_repair_is_no_remedy()
    {
        await using Story story = await Story.Arrived();

        Assert.Equal("ELIG-09", Story.Against(await story.Files(ClaimKind.PartsMissing, Remedy.Replacement, null)));
        Assert.Equal("REMEDY_NOT_FOR_KIND", Story.Against(await story.Files(ClaimKind.PartsMissing, Remedy.Repair, null, List)));
        Assert.Equal("AMOUNT_NOT_NAMED", Story.Against(await story.Files(ClaimKind.PartsMissing, Remedy.PartRefund, null, List)));
        Assert.Equal("ELIG-11", Story.Against(await story.Files(ClaimKind.PartsMissing, Remedy.PartRefund, 8_001, List)));
    }

    [Fact]
    public async Task A_seller_who_shows_the_complete_parcel_may_win()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.PartsMissing, Remedy.Replacement, null, List);
        await story.Contested(forBuyer: false);

        await story.EndsWell(ClaimOutcome.Refused);
    }
}
