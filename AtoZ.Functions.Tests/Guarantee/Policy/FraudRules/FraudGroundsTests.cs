using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.FraudRules;

/// <summary>Equal treatment: what a refusal for fraud may rest on.</summary>
[Trait("Rule", "FRAUD-G")]
public class FraudGroundsTests
{
    public static TheoryData<string> RulesThatNeverRefuse => [.. NeverRefusing];

    private static string[] NeverRefusing => [.. FraudCheck.Rules.Where(r => r.Basis != FraudBasis.Claim || r.Side == FraudSide.Seller).Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(RulesThatNeverRefuse))]
    public void History_connections_and_pictures_alone_refuse_nothing(string code) => Assert.Equal("FRAUD_GROUNDS_MISSING", Refused(null, Found(code)));

    [Fact]
    public void All_of_them_together_still_refuse_nothing() =>
        Assert.Equal("FRAUD_GROUNDS_MISSING", Refused(null, [.. NeverRefusing.Select(Found)]));

    [Fact]
    public void A_rule_about_the_claim_itself_is_a_ground() => Assert.Null(Refused(null, Found("FRAUD-21")));

    [Fact]
    public void A_rule_that_is_snoozed_on_trial_or_silent_is_none()
    {
        Assert.NotNull(Refused(null, Found("FRAUD-21") with { Snoozed = true }));
        Assert.NotNull(Refused(null, Found("FRAUD-21") with { Shadow = true }));
        Assert.NotNull(Refused(null, Found("FRAUD-21") with { Fired = false }));
    }

    [Theory]
    [InlineData("123456789", false)]
    [InlineData("1234567890", true)]
    [InlineData("         1234567890", true)]
    [InlineData("                   ", false)]
    public void What_a_person_found_in_the_claim_is_a_ground_when_it_is_said(string found, bool stands) => Assert.Equal(stands, Refused(found, Found("FRAUD-01")) is null);

    [Fact]
    public void To_clear_needs_no_ground() => Assert.Null(FraudGrounds.Check(new FraudOpinionPayload(false, "All fits."), [Found("FRAUD-01")], ThePack.Pack.Fraud));

    private static string? Refused(string? found, params FraudFinding[] findings) => FraudGrounds.Check(new FraudOpinionPayload(true, "Because.", found), findings, ThePack.Pack.Fraud)?.Code;

    private static FraudFinding Found(string code)
    {
        FraudRule rule = FraudCheck.Rules.Single(r => r.Code == code);
        return new FraudFinding(code, 1, 50, rule.Side, true, "facts", rule.Sentence) { Basis = rule.Basis };
    }
}
