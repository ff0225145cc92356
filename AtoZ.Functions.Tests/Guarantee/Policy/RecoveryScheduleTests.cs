using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "DEBT-01")]
[Trait("Rule", "DEBT-02")]
public class RecoveryScheduleTests
{
    private static readonly RecoveryTerms Terms = ThePack.Pack.Recovery;

    [Fact]
    public void Attempts_run_after_1_3_7_14_and_30_days_then_invoice_agency_and_write_off() =>
        Assert.Equal(
            ["Attempt 1 +1", "Attempt 2 +3", "Attempt 3 +7", "Attempt 4 +14", "Attempt 5 +30", "InvoiceDue 0 +30", "Insurer 0 +45", "Agency 0 +60", "WriteOffProposed 0 +120"],
            RecoverySchedule.For(ThePack.Noon, Terms).Select(s => $"{s.Kind} {s.Number} +{(s.At - ThePack.Noon).TotalDays}"));

    [Theory]
    [InlineData(0, "Attempt", 1)]
    [InlineData(24 * 60 - 1, "Attempt", 1)]
    [InlineData(24 * 60, "Attempt", 2)]
    [InlineData(60 * 24 * 60, "WriteOffProposed", 0)]
    public void The_next_step_is_strictly_later(int minutes, string kind, int number)
    {
        RecoveryStep? next = RecoverySchedule.Next(ThePack.Noon, ThePack.Noon.AddMinutes(minutes), Terms);

        Assert.Equal((kind, number), (next!.Kind.ToString(), next.Number));
    }

    [Fact]
    public void After_the_last_step_there_is_none() => Assert.Null(RecoverySchedule.Next(ThePack.Noon, ThePack.Noon.AddDays(120), Terms));
}
