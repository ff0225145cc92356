using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.FraudRules;

/// <summary>Borders of each rule with the numbers of the pack: one below, equal, one above, unknown.</summary>
[Trait("Rule", "FRAUD")]
public class FraudRulesTests
{
    private static readonly DateTimeOffset Filed = ThePack.Noon;

    internal static readonly FraudFacts Plain = new(
        Kind: ClaimKind.WrongItem,
        FiledAt: Filed,
        AmountMinor: 3000,
        PaidMinor: 3000,
        ApprovedAt: Filed.AddDays(-20),
        ShippedAt: Filed.AddDays(-19),
        DeliveredAt: Filed.AddDays(-10),
        WindowClosesAt: Filed.AddDays(60),
        EarlierClaims: [],
        BuyerOrderLines: 10,
        ClaimsWithTheSameFile: 0,
        SellerLinesInWindow: 4,
        SellerLinesUsual: 4);

    [Fact]
    public void A_plain_claim_is_clear_and_every_rule_says_what_it_looked_at()
    {
        FraudAssessment assessment = FraudCheck.Run(Plain, ThePack.Pack.Fraud);

        Assert.Equal((0, 0, FraudBand.Clear, FraudCheck.Rules.Count), (assessment.Score, assessment.SellerScore, assessment.Band, assessment.Findings.Count));
        Assert.All(assessment.Findings, f => Assert.True(!f.Fired && f.Facts.Length > 5 && f.Sentence.EndsWith('.') && f.Version == 1, f.Code));
    }

    [Theory]
    [InlineData("FRAUD-01", 2, 29, false)]
    [InlineData("FRAUD-01", 3, 30, true)]
    [InlineData("FRAUD-01", 4, 30, true)]
    [InlineData("FRAUD-01", 4, 31, false)]
    [InlineData("FRAUD-02", 4, 90, false)]
    [InlineData("FRAUD-02", 5, 90, true)]
    [InlineData("FRAUD-02", 5, 91, false)]
    public void Velocity_counts_the_claims_of_30_and_90_days(string code, int claims, int daysAgo, bool fires) =>
        Assert.Equal(fires, Fires(code, Plain with { EarlierClaims = Earlier(claims, daysAgo) }));

    [Theory]
    [InlineData(1, 10, false)]
    [InlineData(3, 20, false)]
    [InlineData(4, 20, true)]
    [InlineData(1, 0, false)]
    public void More_than_15_in_100_order_lines_refunded_is_much(int paidClaims, int orderLines, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-03", Plain with { EarlierClaims = Earlier(paidClaims, 200, paid: 100), BuyerOrderLines = orderLines }));

    [Theory]
    [InlineData(ClaimKind.NotReceived, 1, 10, false)]
    [InlineData(ClaimKind.NotReceived, 2, 10, true)]
    [InlineData(ClaimKind.Lost, 3, 10, true)]
    [InlineData(ClaimKind.NotReceived, 2, 366, false)]
    [InlineData(ClaimKind.Defective, 9, 10, false)]
    public void Saying_again_that_nothing_came_counts_when_it_is_said_again(ClaimKind kind, int before, int daysAgo, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-04", Plain with { Kind = kind, EarlierClaims = Earlier(before, daysAgo, ClaimKind.NotReceived) }));

    [Theory]
    [InlineData(ClaimKind.Defective, 29, true)]
    [InlineData(ClaimKind.Defective, 30, true)]
    [InlineData(ClaimKind.Defective, 31, false)]
    [InlineData(ClaimKind.Defective, -1, false)]
    [InlineData(ClaimKind.Defective, null, false)]
    [InlineData(ClaimKind.PersonalInjury, 1, false)]
    public void A_claim_within_30_minutes_of_the_delivery_is_quick(ClaimKind kind, int? minutes, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-05", Plain with { Kind = kind, DeliveredAt = minutes is { } m ? Filed.AddMinutes(-m) : null }));

    [Theory]
    [InlineData((24 * 60) - 1, true)]
    [InlineData(24 * 60, true)]
    [InlineData((24 * 60) + 1, false)]
    [InlineData(null, false)]
    public void The_last_24_hours_of_the_window_count(int? minutesLeft, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-06", Plain with { WindowClosesAt = minutesLeft is { } m ? Filed.AddMinutes(m) : null }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void The_same_file_in_another_claim_counts(int others, bool fires) => Assert.Equal(fires, Fires("FRAUD-07", Plain with { ClaimsWithTheSameFile = others }));

    [Theory]
    [InlineData(8999, 3000L, false)]
    [InlineData(9000, 3000L, true)]
    [InlineData(9001, 3000L, true)]
    [InlineData(9001, 0L, false)]
    [InlineData(9001, null, false)]
    public void Three_times_the_price_is_far_above_it(long amount, long? paid, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-08", Plain with { AmountMinor = amount, PaidMinor = paid }));

    [Theory]
    [InlineData(ClaimOutcome.RefusedForFraud, 365, true)]
    [InlineData(ClaimOutcome.RefusedForFraud, 366, false)]
    [InlineData(ClaimOutcome.Refused, 10, false)]
    public void A_refusal_for_fraud_counts_for_a_year(ClaimOutcome outcome, int daysAgo, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-09", Plain with { EarlierClaims = [new EarlierClaim(Filed.AddDays(-daysAgo), ClaimKind.Lost, outcome, 0)] }));

    [Theory]
    [InlineData(ClaimKind.NotReceived, 0, true)]
    [InlineData(ClaimKind.Lost, 10, true)]
    [InlineData(ClaimKind.NotReceived, -1, false)]
    [InlineData(ClaimKind.NotReceived, null, false)]
    [InlineData(ClaimKind.WrongItem, 10, false)]
    public void A_scan_before_a_claim_of_non_delivery_counts(ClaimKind kind, int? minutesBefore, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-10", Plain with { Kind = kind, DeliveredAt = minutesBefore is { } m ? Filed.AddMinutes(-m) : null }));

    [Theory]
    [InlineData((5 * 24) - 1, false)]
    [InlineData(5 * 24, true)]
    [InlineData((5 * 24) + 1, true)]
    [InlineData(null, false)]
    public void Five_days_without_a_handover_speak_against_the_seller(int? hours, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-11", Plain with { ShippedAt = null, DeliveredAt = null, ApprovedAt = hours is { } h ? Filed.AddHours(-h) : null }));

    [Theory]
    [InlineData(19, 4.0, false)]
    [InlineData(20, 4.0, true)]
    [InlineData(4, 0.1, false)]
    [InlineData(5, 0.1, true)]
    [InlineData(4, null, false)]
    [InlineData(5, null, true)]
    public void Five_times_the_usual_sales_are_sudden(int lines, double? usual, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-12", Plain with { SellerLinesInWindow = lines, SellerLinesUsual = (decimal?)usual }));

    [Fact]
    public void What_the_seller_does_never_holds_up_the_buyer()
    {
        FraudFacts facts = Plain with { ShippedAt = null, DeliveredAt = null, SellerLinesInWindow = 1000 };

        FraudAssessment assessment = FraudCheck.Run(facts, ThePack.Pack.Fraud);

        Assert.Equal((0, 20, FraudBand.Clear), (assessment.Score, assessment.SellerScore, assessment.Band));
    }

    [Fact]
    public void No_signal_alone_leads_to_a_person() =>
        Assert.All(ThePack.Pack.Fraud.Rules.Values, rule => Assert.Equal(FraudBand.Clear, FraudCheck.Band(rule.Weight, ThePack.Pack.Fraud)));

    [Theory]
    [InlineData(39, FraudBand.Clear)]
    [InlineData(40, FraudBand.Review)]
    [InlineData(79, FraudBand.Review)]
    [InlineData(80, FraudBand.Block)]
    [InlineData(81, FraudBand.Block)]
    public void The_band_follows_from_the_score(int score, FraudBand band) => Assert.Equal(band, FraudCheck.Band(score, ThePack.Pack.Fraud));

    [Fact]
    public void A_photo_and_a_scan_together_lead_to_a_person()
    {
        FraudAssessment assessment = FraudCheck.Run(Plain with { Kind = ClaimKind.NotReceived, ClaimsWithTheSameFile = 1 }, ThePack.Pack.Fraud);

        Assert.Equal((60, FraudBand.Review), (assessment.Score, assessment.Band));
    }

    private static bool Fires(string code, FraudFacts facts) =>
        FraudCheck.Run(facts, ThePack.Pack.Fraud).Findings.Single(f => string.Equals(f.Code, code, StringComparison.Ordinal)).Fired;

    private static EarlierClaim[] Earlier(int count, int daysAgo, ClaimKind kind = ClaimKind.Defective, long paid = 0) =>
        [.. Enumerable.Repeat(new EarlierClaim(Filed.AddDays(-daysAgo), kind, ClaimOutcome.PaidBySeller, paid), count)];
}
