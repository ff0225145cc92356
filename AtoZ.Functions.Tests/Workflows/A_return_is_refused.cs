using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": a return that was asked for in time and refused.</summary>
[Trait("Rule", "ELIG-07")]
public class A_return_is_refused
{
    private const string Mail = "message/rfc822";

    [Fact]
    public async Task A_seller_who_is_only_asked_for_a_return_is_not_said_to_have_refused_it()
    {
        await using Story story = await Asked();
        string mail = (await story.Mail(Party.Seller, "InquiryAsked")).Text;
        Assert.Contains(": a return of the item.", mail, StringComparison.Ordinal);
        string page = System.Net.WebUtility.HtmlDecode(await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase)));
        Assert.All([mail, page], told => Assert.DoesNotContain("refused the return", told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_buyer_asks_here_is_refused_and_claims()
    {
        await using Story story = await Asked();
        await story.SellerSays(InquiryMessageKind.Words, "We take nothing back.");
        await story.Pass(TimeSpan.FromHours(48));
        Assert.Equal("ELIG-09", Broken(await story.BuyerClaims()));
        await story.Puts(story.Claim, Mail);
        Assert.True((await story.BuyerClaims()).Accepted);
        Assert.Contains("the seller refused the return", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        await story.Pass(TimeSpan.FromHours(73));

        Assert.Equal((ClaimKind.ReturnRefused, ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Kind, (await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task A_return_that_was_asked_for_elsewhere_is_claimed_at_once()
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 10_000 }, o => o.ReturnAskedAt = Market.Start.AddDays(-4));
        await story.Filed(ClaimKind.ReturnRefused, Remedy.Refund, null, Mail);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task What_nobody_asked_for_was_not_refused()
    {
        await using Story story = await Story.Arrived();

        Assert.Equal("ELIG-07", Story.Against(await story.Files(ClaimKind.ReturnRefused, Remedy.Refund, null, Mail)));
        Assert.Equal("REMEDY_NOT_FOR_KIND", Story.Against(await story.Files(ClaimKind.ReturnRefused, Remedy.Replacement, null, Mail)));
    }

    [Fact]
    public async Task After_thirty_days_no_inquiry_asks_for_it()
    {
        await using Story story = await Story.Arrived(order: o =>
            (o.DeliveredAt, o.EstimatedDeliveryAt, o.SellerContactedAt) = (Market.Start.AddDays(-30).AddTicks(-1), Market.Start.AddDays(-32), null));
        InquiryReceipt late = await story.OpenInquiry(i => i with { Kind = ClaimKind.ReturnRefused });

        Assert.Equal("NOT_ELIGIBLE", late.Refusal!.Code);
        Assert.Contains("ELIG-07", Broken(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seller_whose_refusal_was_right_pays_nothing()
    {
        await using Story story = await Story.Arrived(order: o => o.ReturnAskedAt = Market.Start.AddDays(-4));
        await story.Filed(ClaimKind.ReturnRefused, Remedy.PartRefund, 2_500, Mail);
        await story.Contested(forBuyer: false);

        await story.EndsWell(ClaimOutcome.Refused);
    }

    private static Task<Story> Asked() => Story.Asked(change: i => i with { Kind = ClaimKind.ReturnRefused, Message = "I would like to send it back." }, order: o => o.DeliveredAt = Market.Start.AddDays(-5));

    private static string Broken(InquiryReceipt receipt) => string.Join(' ', receipt.Verdict!.Broken.Select(f => f.Code));
}
