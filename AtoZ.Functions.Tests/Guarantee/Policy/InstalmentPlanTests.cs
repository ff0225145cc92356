using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

public class InstalmentPlanTests
{
    private static readonly ArrangementTerms Terms = ThePack.Pack.Arrangements;

    [Theory]
    [InlineData(100, 3, new long[] { 34, 33, 33 })]
    [InlineData(99, 3, new long[] { 33, 33, 33 })]
    [InlineData(101, 3, new long[] { 34, 34, 33 })]
    [InlineData(2, 2, new long[] { 1, 1 })]
    public void The_parts_are_equal_but_for_what_does_not_divide_and_sum_to_the_debt(long amount, int count, long[] parts)
    {
        IReadOnlyList<Instalment> plan = InstalmentPlan.Of(new Money(amount, "USD"), count, ThePack.Noon, Terms);
        Assert.Equal(parts, plan.Select(i => i.Amount.MinorUnits));
        Assert.Equal(amount, plan[^1].Total.MinorUnits);
        Assert.Equal(ThePack.Noon + ((count - 1) * Terms.InstalmentEvery), plan[^1].DueAt);
    }

    [Theory]
    [InlineData(33, 1)]
    [InlineData(34, 2)]
    [InlineData(99, 3)]
    [InlineData(100, null)]
    public void What_was_paid_counts_in_sum(long paid, int? open) =>
        Assert.Equal(open, InstalmentPlan.Open(InstalmentPlan.Of(new Money(100, "USD"), 3, ThePack.Noon, Terms), new Money(paid, "USD"))?.Number);

    [Theory]
    [InlineData(1, "INSTALMENTS_COUNT")]
    [InlineData(2, null)]
    [InlineData(6, null)]
    [InlineData(7, "INSTALMENTS_COUNT")]
    public void A_plan_has_a_few_instalments(int count, string? code) => Assert.Equal(code, Check(CommandKind.AskInstalments, new InstalmentsPayload(count, "")));

    [Theory]
    [InlineData(-1, 8_000, null)]
    [InlineData(0, 8_000, null)]
    [InlineData(1, 8_000, "PROMISE_TOO_FAR")]
    [InlineData(0, 8_001, "AMOUNT_TOO_MUCH")]
    [InlineData(0, 0, "AMOUNT_NOT_POSITIVE")]
    [InlineData(0, 1, null)]
    public void A_promise_is_near_and_within_what_is_owed(int secondsBeyond, long amount, string? code) =>
        Assert.Equal(code, Check(CommandKind.PromisePayment, new PromisePayload(ThePack.Noon + Terms.PromiseWithin + TimeSpan.FromSeconds(secondsBeyond), amount)));

    [Fact]
    public void A_promise_for_the_past_is_none() => Assert.Equal("PROMISE_PAST", Check(CommandKind.PromisePayment, new PromisePayload(ThePack.Noon, 1)));

    [Fact]
    public void A_pause_needs_a_reason_and_a_day_to_come()
    {
        Assert.Equal("REASON_REQUIRED", Check(CommandKind.PauseRecovery, new PausePayload(ThePack.Noon.AddDays(1), " ")));
        Assert.Equal("PAUSE_PAST", Check(CommandKind.PauseRecovery, new PausePayload(ThePack.Noon, "Flood")));
        Assert.Equal("NOT_PAUSED", Check(CommandKind.ResumeRecovery, new ReasonPayload("")));
        Assert.Equal("NO_PLAN_ASKED", Check(CommandKind.GrantInstalments, new ReasonPayload("")));
    }

    private static string? Check(CommandKind kind, object payload)
    {
        DebtRecord debt = new() { Id = new DebtId("d"), ClaimId = new ClaimId("clm_1"), SellerId = "s", AmountMinor = 8_000, Currency = "USD", OpenedAt = ThePack.Noon };
        return Arrangements.Check(kind, payload, debt, [], Terms, ThePack.Noon)?.Code;
    }
}
