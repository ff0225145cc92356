using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "LEARN-02")]
public class DefectRatesTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LearningTerms Terms = ThePack.Pack.Learning with { DefectsRatedFrom = 100, DefectWarningPerThousand = 5, DefectLimitPerThousand = 10 };

    [Theory]
    [InlineData(1000, 4, DefectStanding.Good)]
    [InlineData(1000, 5, DefectStanding.Warning)]
    [InlineData(1000, 6, DefectStanding.Warning)]
    [InlineData(1000, 10, DefectStanding.Warning)]
    [InlineData(1000, 11, DefectStanding.AboveLimit)]
    [InlineData(1000, 0, DefectStanding.Good)]
    public void A_rate_stands_below_on_or_above_the_thresholds(int lines, int defects, DefectStanding expected)
    {
        DefectRate rate = DefectRates.Of(Since, lines, defects, Terms);

        Assert.Equal((expected, (decimal)defects / lines, 0.005m, 0.01m), (rate.Standing, rate.Rate, rate.WarningAt, rate.Limit));
    }

    [Theory]
    [InlineData(0, 0, DefectStanding.NotRated)]
    [InlineData(99, 99, DefectStanding.NotRated)]
    [InlineData(100, 1, DefectStanding.Warning)]
    [InlineData(101, 2, DefectStanding.AboveLimit)]
    public void With_too_few_order_lines_nobody_is_rated(int lines, int defects, DefectStanding expected) =>
        Assert.Equal(expected, DefectRates.Of(Since, lines, defects, Terms).Standing);
}
