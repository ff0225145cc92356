using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "SELLER-01")]
[Trait("Rule", "SELLER-02")]
public class SellerAnswerTests
{
    [Theory]
    [InlineData(ClaimKind.NotReceived, 72)]
    [InlineData(ClaimKind.Defective, 72)]
    [InlineData(ClaimKind.PropertyDamage, 48)]
    [InlineData(ClaimKind.PersonalInjury, 48)]
    public void The_window_is_72_hours_for_orders_and_48_for_harm(ClaimKind kind, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), SellerAnswer.Window(kind, ThePack.Pack.SellerAnswer));

    [Fact]
    public void Reminders_come_24_and_6_hours_before_the_end() =>
        Assert.Equal(
            [ThePack.Noon.AddHours(48), ThePack.Noon.AddHours(66)],
            Reminders.At(ThePack.Noon, ThePack.Noon + SellerAnswer.Window(ClaimKind.Lost, ThePack.Pack.SellerAnswer), ThePack.Pack.SellerAnswer.RemindersBeforeEnd));

    [Theory]
    [InlineData(23, 1)]
    [InlineData(24, 1)]
    [InlineData(25, 2)]
    public void A_reminder_that_would_come_with_the_opening_or_before_is_left_out(int windowHours, int reminders) =>
        Assert.Equal(
            reminders,
            Reminders.At(ThePack.Noon, ThePack.Noon.AddHours(windowHours), ThePack.Pack.SellerAnswer.RemindersBeforeEnd).Count);
}
