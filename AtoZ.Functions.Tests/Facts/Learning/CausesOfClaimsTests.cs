using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Learning;

public class CausesOfClaimsTests
{
    private static readonly CauseFacts Tracked = new(ClaimKind.NotReceived, ClaimOutcome.PaidByMarketplace, FulfilledByMarketplace: false, HandedOver: true, Tracked: true, Silent: false);

    [Theory]
    [InlineData(ClaimKind.NotReceived, ClaimCause.Carrier)]
    [InlineData(ClaimKind.Lost, ClaimCause.Carrier)]
    [InlineData(ClaimKind.WrongItem, ClaimCause.Packing)]
    [InlineData(ClaimKind.Defective, ClaimCause.Packing)]
    [InlineData(ClaimKind.NotAsDescribed, ClaimCause.DescriptionAgainstProduct)]
    [InlineData(ClaimKind.ReturnNotRefunded, ClaimCause.ReturnNotHandled)]
    [InlineData(ClaimKind.ArrivedLate, ClaimCause.Carrier)]
    [InlineData(ClaimKind.ArrivedDamaged, ClaimCause.Packing)]
    [InlineData(ClaimKind.PartsMissing, ClaimCause.Packing)]
    [InlineData(ClaimKind.ReturnRefused, ClaimCause.ReturnNotHandled)]
    [InlineData(ClaimKind.Overcharged, ClaimCause.WrongCharge)]
    [InlineData(ClaimKind.PropertyDamage, ClaimCause.UnsafeProduct)]
    [InlineData(ClaimKind.PersonalInjury, ClaimCause.UnsafeProduct)]
    public void Each_kind_has_its_cause(ClaimKind kind, ClaimCause cause) => Assert.Equal([cause], CausesOfClaims.Of(Tracked with { Kind = kind }));

    [Theory]
    [InlineData(true, true, ClaimCause.Carrier)]
    [InlineData(true, false, ClaimCause.NoTracking)]
    [InlineData(false, true, ClaimCause.NoTracking)]
    [InlineData(false, false, ClaimCause.NoTracking)]
    public void What_cannot_be_followed_has_no_tracking(bool handedOver, bool tracked, ClaimCause cause) =>
        Assert.Equal([cause], CausesOfClaims.Of(Tracked with { HandedOver = handedOver, Tracked = tracked }));

    [Fact]
    public void Silence_is_a_cause_of_its_own() => Assert.Equal([ClaimCause.Carrier, ClaimCause.LateAnswer], CausesOfClaims.Of(Tracked with { Silent = true }));

    [Theory]
    [InlineData(ClaimOutcome.Refused)]
    [InlineData(ClaimOutcome.RefusedForFraud)]
    [InlineData(ClaimOutcome.Withdrawn)]
    public void A_claim_that_was_not_justified_teaches_nothing(ClaimOutcome outcome) => Assert.Empty(CausesOfClaims.Of(Tracked with { Outcome = outcome, Silent = true }));

    [Fact]
    public void What_the_marketplace_shipped_teaches_the_seller_nothing() => Assert.Empty(CausesOfClaims.Of(Tracked with { FulfilledByMarketplace = true }));
}
