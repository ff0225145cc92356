using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.FraudRules;

/// <summary>Borders of FRAUD-13 to FRAUD-31 with the numbers of the pack, and what shadow, snooze and equal treatment mean.</summary>
public class FraudSignalsTests
{
    private static readonly DateTimeOffset Filed = ThePack.Noon;

    private static readonly FraudFacts Plain = new(
        ClaimKind.WrongItem, Filed, 3000, 3000, Filed.AddDays(-20), Filed.AddDays(-19), Filed.AddDays(-10), Filed.AddDays(60), [], 10, 0, 4, 4);

    [Theory]
    [InlineData("FRAUD-13", 2, 7, false)]
    [InlineData("FRAUD-13", 3, 7, true)]
    [InlineData("FRAUD-13", 4, 8, false)]
    [InlineData("FRAUD-14", 11, 365, false)]
    [InlineData("FRAUD-14", 12, 365, true)]
    [InlineData("FRAUD-14", 13, 366, false)]
    public void Velocity_counts_the_claims_of_7_and_365_days(string code, int claims, int daysAgo, bool fires) =>
        Assert.Equal(fires, Fires(code, Plain with { EarlierClaims = Earlier(claims, daysAgo, ClaimOutcome.PaidBySeller) }));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void A_picture_that_looks_the_same_counts(int others, bool fires) => Assert.Equal(fires, Fires("FRAUD-15", Plain with { ClaimsWithASimilarPicture = others }));

    [Theory]
    [InlineData("FRAUD-16", MarkKind.Payment, 0, 10, false)]
    [InlineData("FRAUD-16", MarkKind.Payment, 1, 365, true)]
    [InlineData("FRAUD-16", MarkKind.Payment, 1, 366, false)]
    [InlineData("FRAUD-16", MarkKind.Device, 9, 10, false)]
    [InlineData("FRAUD-17", MarkKind.Device, 1, 10, false)]
    [InlineData("FRAUD-17", MarkKind.Device, 2, 10, true)]
    [InlineData("FRAUD-18", MarkKind.Address, 2, 10, false)]
    [InlineData("FRAUD-18", MarkKind.Address, 3, 10, true)]
    internal void Other_accounts_with_something_in_common_count_once_each(string code, MarkKind kind, int accounts, int daysAgo, bool fires)
    {
        ConnectedClaim[] claims = [.. Enumerable.Range(0, accounts).SelectMany(a => Enumerable.Repeat(new ConnectedClaim(kind, $"b{a}", Filed.AddDays(-daysAgo)), 2))];

        Assert.Equal(fires, Fires(code, Plain with { ConnectedClaims = claims }));
    }

    [Theory]
    [InlineData(29, 0.25, true)]
    [InlineData(29, 0.24, false)]
    [InlineData(29, 0.26, true)]
    [InlineData(30, 0.9, false)]
    [InlineData(null, 0.9, false)]
    [InlineData(1, null, false)]
    public void A_costly_order_of_a_new_account_counts(int? daysOld, double? part, bool fires) => Assert.Equal(fires, Fires("FRAUD-19", Plain with
    {
        PurchasedAt = Filed.AddDays(-20),
        AccountOpenedAt = daysOld is { } d ? Filed.AddDays(-20 - d) : null,
        PriceToLimit = (decimal?)part,
    }));

    [Theory]
    [InlineData(2, 10, ClaimOutcome.Refused, false)]
    [InlineData(3, 365, ClaimOutcome.Refused, true)]
    [InlineData(3, 366, ClaimOutcome.Refused, false)]
    [InlineData(3, 10, ClaimOutcome.RefusedForFraud, true)]
    [InlineData(9, 10, ClaimOutcome.Withdrawn, false)]
    public void Many_refusals_in_a_year_count(int claims, int daysAgo, ClaimOutcome outcome, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-20", Plain with { EarlierClaims = Earlier(claims, daysAgo, outcome) }));

    [Theory]
    [InlineData("FRAUD-21", 0, false)]
    [InlineData("FRAUD-21", 1, true)]
    [InlineData("FRAUD-22", 0, false)]
    [InlineData("FRAUD-22", 1, true)]
    public void A_loss_recovered_twice_and_a_parcel_of_two_buyers_count(string code, int count, bool fires) =>
        Assert.Equal(fires, Fires(code, Plain with { OtherRecoveries = count, OrdersWithTheSameTracking = count }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_delivery_elsewhere_counts_when_both_cities_are_known(bool? elsewhere, bool fires) => Assert.Equal(fires, Fires("FRAUD-23", Plain with { DeliveredElsewhere = elsewhere }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(1, false)]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void An_insurance_that_ended_counts_from_the_first_minute_after(int? minutesLeft, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-24", Plain with { SellerInsuredUntil = minutesLeft is { } m ? Filed.AddMinutes(m) : null }));

    [Theory]
    [InlineData(2, 10, false)]
    [InlineData(3, 90, true)]
    [InlineData(3, 91, false)]
    public void The_third_contest_with_the_same_words_counts(int contests, int daysAgo, bool fires)
    {
        ContestWords[] words = [.. Enumerable.Repeat(new ContestWords(Filed.AddDays(-daysAgo), "IT WAS DELIVERED."), contests), new(Filed.AddDays(-1), "OTHER WORDS.")];

        Assert.Equal(fires, Fires("FRAUD-25", Plain with { SellerContests = words }));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void A_picture_that_names_its_program_counts(int pictures, bool fires) => Assert.Equal(fires, Fires("FRAUD-26", Plain with { PicturesByPrograms = pictures }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.0, false)]
    [InlineData(0.19, false)]
    [InlineData(0.2, true)]
    [InlineData(0.21, true)]
    [InlineData(1.0, true)]
    public void A_return_that_weighs_something_else_counts_from_a_fifth(double? part, bool fires) => Assert.Equal(fires, Fires("FRAUD-27", Plain with { ReturnDiffers = (decimal?)part }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_category_that_is_stolen_often_counts(bool? prone, bool fires) => Assert.Equal(fires, Fires("FRAUD-28", Plain with { TheftProne = prone }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void An_account_that_hides_its_owner_counts(int? ways, bool fires) => Assert.Equal(fires, Fires("FRAUD-29", Plain with { WaysOfHiding = ways }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Reviewers_that_belong_together_count_from_the_third(int? reviewers, bool fires) => Assert.Equal(fires, Fires("FRAUD-30", Plain with { ConnectedReviewers = reviewers }));

    [Theory]
    [InlineData(-3, -2, -1, false)]
    [InlineData(-3, -3, -3, false)]
    [InlineData(-3, -4, -1, true)]
    [InlineData(-3, -1, -2, true)]
    [InlineData(-3, null, -4, true)]
    [InlineData(-3, null, -2, false)]
    [InlineData(null, -1, -2, true)]
    [InlineData(null, null, -2, false)]
    public void Scans_before_the_step_that_they_follow_count(int? bought, int? shipped, int? delivered, bool fires) =>
        Assert.Equal(fires, Fires("FRAUD-31", Plain with { PurchasedAt = Day(bought), ShippedAt = Day(shipped), DeliveredAt = Day(delivered) }));

    [Fact]
    public void A_shadow_rule_is_recorded_and_counts_for_nothing()
    {
        FraudTerms terms = With("FRAUD-21", rule => rule with { Shadow = true, Weight = 100 });

        FraudAssessment assessment = FraudCheck.Run(Plain with { OtherRecoveries = 1 }, terms);

        FraudFinding finding = assessment.Findings.Single(f => f.Code == "FRAUD-21");
        Assert.Equal((true, true, false, 0, FraudBand.Clear), (finding.Fired, finding.Shadow, finding.Counts, assessment.Score, assessment.Band));
    }

    [Fact]
    public void A_snoozed_rule_is_recorded_and_counts_for_nothing()
    {
        FraudAssessment assessment = FraudCheck.Run(Plain with { OtherRecoveries = 1, ClaimsWithTheSameFile = 1 }, ThePack.Pack.Fraud, new HashSet<string> { "FRAUD-21" });

        Assert.Equal((35, FraudBand.Clear), (assessment.Score, assessment.Band));
        Assert.True(assessment.Findings.Single(f => f.Code == "FRAUD-21") is { Fired: true, Snoozed: true, Counts: false });
    }

    [Fact]
    public void Every_rule_about_the_past_of_a_party_is_marked_as_history()
    {
        string[] history = ["FRAUD-01", "FRAUD-02", "FRAUD-03", "FRAUD-04", "FRAUD-09", "FRAUD-13", "FRAUD-14", "FRAUD-20", "FRAUD-24", "FRAUD-25"];

        Assert.Equal(history, FraudCheck.Rules.Where(r => r.Basis == FraudBasis.History).Select(r => r.Code));
        Assert.Equal(["FRAUD-07", "FRAUD-15", "FRAUD-26"], FraudCheck.Rules.Where(r => r.Basis == FraudBasis.Picture).Select(r => r.Code));
    }

    [Fact]
    public void A_finding_says_what_was_measured_against_what()
    {
        FraudFinding finding = FraudCheck.Run(Plain with { EarlierClaims = Earlier(4, 3, ClaimOutcome.None) }, ThePack.Pack.Fraud).Findings.Single(f => f.Code == "FRAUD-13");

        Assert.Equal((4m, 3m, TimeSpan.FromDays(7)), (finding.Value, finding.Threshold, finding.Window));
    }

    private static DateTimeOffset? Day(int? days) => days is { } d ? Filed.AddDays(d) : null;

    private static FraudTerms With(string code, Func<FraudRuleTerms, FraudRuleTerms> change) => ThePack.Pack.Fraud with
    {
        Rules = ThePack.Pack.Fraud.Rules.ToDictionary(r => r.Key, r => r.Key == code ? change(r.Value) : r.Value),
    };

    private static bool Fires(string code, FraudFacts facts) => FraudCheck.Run(facts, ThePack.Pack.Fraud).Findings.Single(f => f.Code == code).Fired;

    private static EarlierClaim[] Earlier(int count, int daysAgo, ClaimOutcome outcome) =>
        [.. Enumerable.Repeat(new EarlierClaim(Filed.AddDays(-daysAgo), ClaimKind.Defective, outcome, 100), count)];
}
