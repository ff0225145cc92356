using AtoZ.Functions.Workflows.Payout;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Payout;

/// <summary>A payout is shared by what is missing of each line, to the last unit.</summary>
public class LineSharesTests
{
    [Theory]
    [InlineData(11_000, "8000 3000", "8000 3000")]
    [InlineData(5_000, "8000 3000", "3636 1364")]
    [InlineData(1, "8000 3000", "1 0")]
    [InlineData(2, "1 1 1", "1 1 0")]
    [InlineData(7, "0 10", "0 7")]
    [InlineData(100, "0 0 5", "0 0 100")]
    [InlineData(long.MaxValue, "9223372036854775807 9223372036854775807", "4611686018427387904 4611686018427387903")]
    public void Each_line_has_its_part(long amount, string weights, string shares) =>
        Assert.Equal(shares, string.Join(' ', LineShares.Of(amount, [.. weights.Split(' ').Select(long.Parse)])));

    [Fact]
    public void Whatever_is_shared_adds_up_and_no_line_gets_more_than_it_misses()
    {
        Random random = new(7);
        for (int round = 0; round < 2_000; round++)
        {
            long[] missing = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.NextInt64(0, 100_000))];
            if (missing.Sum() == 0)
            {
                continue;
            }

            long amount = random.NextInt64(0, missing.Sum() + 1);
            long[] shares = LineShares.Of(amount, missing);
            Assert.Equal(amount, shares.Sum());
            Assert.All(shares.Zip(missing), s => Assert.InRange(s.First, 0, s.Second));
        }
    }
}
