using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>A case keeps the rules it was filed under, and its parties are told when others come into force.</summary>
public class Rules_change_under_open_cases
{
    [Fact]
    public async Task Both_sides_are_told_once_and_the_case_keeps_its_time()
    {
        await using Story story = await Story.Begin();
        DateTimeOffset before = Assert.Single(await story.OpenStages()).Deadline;
        await story.Pack("2027-01", TimeSpan.FromHours(3), ("$.sellerAnswer.orderWindow", "96h"));

        Assert.Equal(2, await Tell(story));
        Assert.Equal(0, await Tell(story));
        await story.Pass(TimeSpan.FromHours(4));
        Assert.Equal(0, await Tell(story));

        List<MailRecord> mails = await Mails(story);
        Assert.Equal([Party.Buyer, Party.Seller], mails.Select(m => m.To).Order());
        Assert.All(mails, mail =>
        {
            Assert.Contains("Your case keeps the rules it was filed under.", mail.Text, StringComparison.Ordinal);
            Assert.Contains("The seller answers within 4 days. Before: 72 hours.", mail.Text, StringComparison.Ordinal);
            Assert.Contains("/guarantee?lang=en&version=2026-11#changes", mail.Text, StringComparison.Ordinal);
        });
        Assert.Equal(before, Assert.Single(await story.OpenStages()).Deadline);
        Assert.Contains("Your case keeps the rules it was filed under.", await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_seller_hears_of_what_only_the_seller_meets()
    {
        await using Story story = await Story.Begin();
        await story.Pack("2027-01", TimeSpan.FromHours(3), ("$.recovery.agencyAfter", "P70D"));
        Assert.Equal(1, await Tell(story));
        Assert.Equal(Party.Seller, Assert.Single(await Mails(story)).To);
    }

    [Fact]
    public async Task Nobody_hears_of_what_an_open_case_does_not_meet()
    {
        await using Story story = await Story.Begin();
        await story.Pack("2027-01", TimeSpan.FromHours(3), ("$.eligibility.closesAfterEstimatedDelivery", "P91D"), ("$.payouts.automaticUpTo.EUR", "1100"), ("$.sweeps.grace", "16m"));
        Assert.Equal(0, await Tell(story));
        await story.Pass(TimeSpan.FromHours(4));
        Assert.DoesNotContain("Your case keeps", await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.BuyerCase)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seller_who_never_heard_of_the_claim_hears_nothing_of_its_rules()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Pack("2027-01", TimeSpan.FromHours(3), ("$.sellerAnswer.orderWindow", "96h"));
        Assert.Equal(1, await Tell(story));
        Assert.Equal(Party.Buyer, Assert.Single(await Mails(story)).To);
    }

    [Fact]
    public async Task A_closed_case_is_told_nothing()
    {
        await using Story story = await Story.Begin();
        await story.BuyerWithdraws();
        await story.Pack("2027-01", TimeSpan.FromHours(3), ("$.sellerAnswer.orderWindow", "96h"));
        Assert.Equal(0, await Tell(story));
    }

    private static async Task<int> Tell(Story story) => await story.Services.GetRequiredService<PolicyNotices>().Tell(CancellationToken.None);

    private static Task<List<MailRecord>> Mails(Story story) => story.Store.Read(db => db.Mails.Where(m => m.Key.Contains(":PolicyChanged:")).ToListAsync());
}
