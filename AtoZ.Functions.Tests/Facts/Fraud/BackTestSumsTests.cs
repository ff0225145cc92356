using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Tests.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Fraud;

[Trait("Rule", "FRAUD-E")]
public class BackTestSumsTests
{
    private static readonly PastClaim Quiet = new(false, false, false, true, 1000, "USD", null, [], ["state A"]);

    [Fact]
    public void Hits_money_and_delay_add_up()
    {
        BackTestReport report = BackTestSums.Of(
        [
            Quiet,
            Quiet with { FlaggedNow = true, Fired = ["FRAUD-01"] },
            Quiet with { FlaggedNow = true, Decided = false, PaidMinor = 50, Fired = ["FRAUD-01", "FRAUD-05"] },
            Quiet with { FlaggedThen = true, LookedFor = TimeSpan.FromHours(10) },
            Quiet with { FlaggedThen = true, FlaggedNow = true, Confirmed = true, PaidMinor = 0, LookedFor = TimeSpan.FromHours(30), Fired = ["FRAUD-05"] },
            Quiet with { FlaggedThen = true, Confirmed = true, PaidMinor = 0, LookedFor = TimeSpan.FromHours(20) },
        ], ThePack.Pack.Fraud);

        Assert.Equal((6, new BackTestSide(3, 2, 0), new BackTestSide(3, 1, 1)), (report.Claims, report.Then, report.Now));
        Assert.Equal((2, 2, 20m, 0m), (report.NewlyLookedAt, report.NoLongerLookedAt, report.HoursPerLook, report.HoursMore));
        Assert.Equal([new BackTestMoney("USD", 1050, 1000)], report.Money);
        Assert.Equal([new BackTestRule("FRAUD-01", 2, 0), new BackTestRule("FRAUD-05", 2, 1)], report.Rules);
    }

    [Theory]
    [InlineData(24, 1.20, false)]
    [InlineData(25, 1.25, false)]
    [InlineData(26, 1.30, true)]
    public void A_group_is_uneven_above_the_ratio_of_the_policy(int flaggedOfHundred, double ratio, bool uneven)
    {
        BackTestGroup group = BackTestSums.Of([.. Claims("state A", 100, flaggedOfHundred), .. Claims("state B", 100, 20)], ThePack.Pack.Fraud).Groups.Single(g => g.Group == "state A");
        Assert.Equal(((decimal)ratio, uneven), (group.Ratio, group.Uneven));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Of_few_claims_a_share_says_nothing(int claims, bool shown) =>
        Assert.Equal(shown, BackTestSums.Of([.. Claims("state A", claims, 1)], ThePack.Pack.Fraud).Groups.Count == 1);

    [Fact]
    public void Without_a_claim_there_is_nothing_to_say()
    {
        BackTestReport report = BackTestSums.Of([], ThePack.Pack.Fraud);
        Assert.Equal((0, null, null), (report.Claims, report.HoursPerLook, report.HoursMore));
    }

    private static IEnumerable<PastClaim> Claims(string group, int count, int flagged) => Enumerable.Range(0, count).Select(n => Quiet with { FlaggedNow = n < flagged, Groups = [group] });
}
