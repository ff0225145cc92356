using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "DEBT-07")]
public class AgeingBandsTests
{
    [Theory]
    [InlineData(-4000, "0-30")]
    [InlineData(-1, "0-30")]
    [InlineData(0, "0-30")]
    [InlineData(30, "0-30")]
    [InlineData(31, "31-60")]
    [InlineData(60, "31-60")]
    [InlineData(61, "61-90")]
    [InlineData(90, "61-90")]
    [InlineData(91, "91+")]
    [InlineData(4000, "91+")]
    public void Each_age_stands_in_one_band(int days, string band)
    {
        IReadOnlyList<AgeingBand> bands = AgeingBands.Of(ThePack.Pack.Recovery);

        Assert.Equal(band, Assert.Single(bands, b => b.Holds(TimeSpan.FromDays(days))).Name);
        Assert.Equal(band, Assert.Single(bands, b => b.Holds(TimeSpan.FromDays(days) + TimeSpan.FromHours(23))).Name);
    }
}
