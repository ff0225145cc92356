using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee;

public class DivisionTests
{
    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(5_000, new long[] { 6_302, 840, 1_358 }, new long[] { 3_707, 494, 799 })]
    [InlineData(1, new long[] { 1, 2 }, new long[] { 0, 1 })]
    [InlineData(0, new long[] { 0, 0 }, new long[] { 0, 0 })]
    [InlineData(7, new long[] { 0, 3 }, new long[] { 0, 7 })]
    [InlineData(long.MaxValue, new long[] { long.MaxValue, long.MaxValue }, new long[] { (long.MaxValue / 2) + 1, long.MaxValue / 2 })]
    public void Remainders_go_to_the_largest_and_of_equal_ones_to_the_first(long amount, long[] weights, long[] parts) => Assert.Equal(parts, Division.Of(amount, weights));

    [Fact]
    public void The_parts_sum_to_the_amount_and_none_is_more_than_its_weight()
    {
        Random random = new(183);
        for (int i = 0; i < 2_000; i++)
        {
            long[] weights = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.NextInt64(0, 10_000))];
            long amount = random.NextInt64(0, weights.Sum() + 1);
            IReadOnlyList<long> parts = Division.Of(amount, weights);
            Assert.Equal(amount, parts.Sum());
            Assert.All(parts.Zip(weights), p => Assert.InRange(p.First, 0, p.Second));
        }
    }

    [Fact]
    public void Nothing_is_divided_by_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Division.Of(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Division.Of(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Division.Of(1, [2, -1]));
    }
}
