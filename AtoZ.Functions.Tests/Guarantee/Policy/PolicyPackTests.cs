using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

public class PolicyPackTests
{
    private const string File = PackJson.File;

    [Fact]
    public void The_embedded_pack_has_the_numbers_of_the_process()
    {
        PolicyPack pack = PolicyLibrary.Embedded().Whole("2026-11").Pack;

        Assert.Equal(TimeSpan.FromDays(3), pack.Eligibility.OpensAfterEstimatedDelivery);
        Assert.Equal(TimeSpan.FromDays(90), pack.Eligibility.ClosesAfterEstimatedDelivery);
        Assert.Equal(TimeSpan.FromHours(48), pack.Eligibility.SellerContactBeforeClaim);
        Assert.Equal(TimeSpan.FromHours(72), pack.SellerAnswer.OrderWindow);
        Assert.Equal(TimeSpan.FromHours(48), pack.SellerAnswer.HarmWindow);
        Assert.Equal([TimeSpan.FromHours(24), TimeSpan.FromHours(6)], pack.SellerAnswer.RemindersBeforeEnd);
        Assert.Equal(3, pack.Offers.MaximumRounds);
        Assert.Equal(TimeSpan.FromDays(30), pack.Appeals.AppealWindow);
        Assert.Equal(100_000, pack.Payouts.AutomaticUpTo["USD"]);
        Assert.Equal(150_000, pack.Payouts.AutomaticUpTo["JPY"]);
        Assert.Equal(TimeSpan.FromDays(7), pack.Payouts.InsuranceProofWithin);
        Assert.Equal([1, 3, 7, 14, 30], pack.Recovery.AttemptsAfter.Select(a => a.TotalDays));
        Assert.Equal(20, pack.Evidence.MaximumFiles);
        Assert.Equal(25L * 1024 * 1024, pack.Evidence.MaximumBytes);
    }

    [Fact]
    public void Every_number_says_where_it_comes_from()
    {
        LoadedPack loaded = PolicyLibrary.Embedded().Packs[0];

        Assert.True(loaded.Numbers.Count > 80, $"only {loaded.Numbers.Count} numbers");
        Assert.All(loaded.Numbers, n => Assert.Matches(@"^\[[A-Z][0-9]+b?\]|^PROCESS section [0-9]+|^Own choice", n.Value.Source));
    }

    [Theory]
    [InlineData("/offers/remedies/Overcharged", null, "$.offers.remedies")]
    [InlineData("/offers/remedies/Overcharged/value", "[]", "$.offers.remedies.Overcharged")]
    [InlineData("/offers/remedies/Overcharged/value", "[\"Apology\"]", "'Apology' is no remedy")]
    [InlineData("/eligibility/damageShownWithin/value", "\"P31D\"", "$.eligibility.damageShownWithin: must not be longer than the time for a return")]
    [InlineData("/eligibility/lateAfterEstimate/value", "\"P90D\"", "$.eligibility.lateAfterEstimate: must be before the window closes")]
    [InlineData("/eligibility/latePartPercent/value", "0", "$.eligibility.latePartPercent: must be from 1 to 99")]
    [InlineData("/eligibility/latePartPercent/value", "100", "$.eligibility.latePartPercent: must be from 1 to 99")]
    [InlineData("/offers/maximumRounds", null, "$.offers.maximumRounds: is missing")]
    [InlineData("/offers/maximumRounds/source", null, "$.offers.maximumRounds.source: is missing")]
    [InlineData("/offers/maximumRounds/source", "\" \"", "$.offers.maximumRounds.source: must be a text that is not empty")]
    [InlineData("/offers/maximumRounds/value", "\"3\"", "$.offers.maximumRounds.value: must be a whole number")]
    [InlineData("/offers/maximumRounds/value", "2.5", "$.offers.maximumRounds.value: must be a whole number")]
    [InlineData("/offers/maximumRounds/value", "0", "$.offers.maximumRounds: must be at least 1")]
    [InlineData("/offers/maximumRounds/note", "1", "$.offers.maximumRounds.note: is not a field of a policy pack")]
    [InlineData("/offers/maximumRound", "1", "$.offers.maximumRound: is not a field of a policy pack")]
    [InlineData("/offers", "[]", "$.offers: must be an object")]
    [InlineData("/offers/buyerWindow/value", "\"P1M\"", "'P1M' is not a duration above zero")]
    [InlineData("/offers/buyerWindow/value", "\"three days\"", "'three days' is not a duration above zero")]
    [InlineData("/offers/buyerWindow/value", "\"PT0S\"", "'PT0S' is not a duration above zero")]
    [InlineData("/offers/buyerWindow/value", "\"24h\"", "$.offers.remindersBeforeEnd: must be shorter")]
    [InlineData("/sellerAnswer/remindersBeforeEnd/value", "[\"24h\", \"48h\"]", "$.sellerAnswer.remindersBeforeEnd: must be shorter")]
    [InlineData("/sellerAnswer/remindersBeforeEnd/value", "[\"24h\", 6]", "$.sellerAnswer.remindersBeforeEnd.value[1]: must be a text")]
    [InlineData("/sellerAnswer/remindersBeforeEnd/value", "[]", "$.sellerAnswer.remindersBeforeEnd.value: must be a list that is not empty")]
    [InlineData("/appeals/defaultForBuyer/value", "\"yes\"", "$.appeals.defaultForBuyer.value: must be true or false")]
    [InlineData("/fraud/blockFrom/value", "40", "$.fraud.blockFrom: must be above reviewFrom")]
    [InlineData("/fraud/rules/FRAUD-01", null, "$.fraud.rules.FRAUD-01: is missing")]
    [InlineData("/payouts/automaticUpTo/USD/value", "10.005", "$.payouts.automaticUpTo.USD.value: has more decimals than USD allows")]
    [InlineData("/payouts/automaticUpTo/XYZ", "{\"value\":1,\"source\":\"s\"}", "'XYZ' is not a currency known here")]
    [InlineData("/payouts/twoApproversFrom/USD/value", "1000", "$.payouts.twoApproversFrom.USD: must be there and above the automatic limit")]
    [InlineData("/payouts/dailyBudget/USD", null, "$.payouts.dailyBudget.USD: must be there")]
    [InlineData("/recovery/attemptsAfter/value", "[\"3d\", \"1d\"]", "$.recovery.attemptsAfter: must rise")]
    [InlineData("/recovery/agencyAfter/value", "\"P30D\"", "$.recovery.agencyAfter: must be after the last attempt")]
    [InlineData("/appeals/shortestStatement/value", "0", "$.appeals.shortestStatement: must be at least 1")]
    [InlineData("/eligibility/rules/ELIG-03", null, "$.eligibility.rules.ELIG-03: is missing")]
    [InlineData("/eligibility/rules/ELIG-99", "{\"version\":1,\"applies\":{\"value\":true,\"source\":\"s\"}}", "$.eligibility.rules.ELIG-99: is not a rule known here")]
    [InlineData("/eligibility/rules/ELIG-01/applies/value", "false", "$.eligibility.rules.ELIG-01.applies: must be true")]
    [InlineData("/links/caseLinkLife/value", "\"P150D\"", "$.links.caseLinkLife: must outlive")]
    [InlineData("/publishing/notice/value", "\"4m\"", "$.publishing.notice: must be at least 5 minutes")]
    [InlineData("/recovery/ageingFrom/value", "[\"P31D\", \"P31D\"]", "$.recovery.ageingFrom: must rise, in whole days")]
    [InlineData("/recovery/ageingFrom/value", "[\"36h\"]", "$.recovery.ageingFrom: must rise, in whole days")]
    [InlineData("/validFrom", "\"2026-11-01\"", "$.validFrom: must be an instant in UTC")]
    [InlineData("/version", "\"2026-12\"", "$.version: is '2026-12'")]
    public void A_wrong_pack_is_refused_with_file_place_and_problem(string place, string? value, string message)
    {
        PolicyPackException refused = Assert.Throws<PolicyPackException>(() => Load(Changed(place, value)));

        Assert.StartsWith($"{File}: $", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_with_a_field_given_twice_is_refused() =>
        Assert.Contains("is not valid JSON", Assert.Throws<PolicyPackException>(() => Load("{\"version\":\"a\",\"version\":\"b\"}")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_broken_file_is_refused() =>
        Assert.Contains("is not valid JSON", Assert.Throws<PolicyPackException>(() => Load("{")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("72h", 72 * 60)]
    [InlineData("30d", 30 * 24 * 60)]
    [InlineData("15m", 15)]
    [InlineData("P3D", 3 * 24 * 60)]
    [InlineData("PT1H30M", 90)]
    [InlineData("P1DT1H", 25 * 60)]
    public void Durations_are_read_in_both_forms(string text, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), PolicyDurations.Parse(text));

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("-72h")]
    [InlineData("72 h")]
    [InlineData("1.5h")]
    [InlineData("")]
    public void Other_forms_of_durations_are_not_read(string text) => Assert.Null(PolicyDurations.Parse(text));

    [Fact]
    public void The_pack_in_force_is_the_newest_that_has_begun_and_the_first_before_that()
    {
        LoadedPack first = Load(Changed("/version", "\"2026-11\""));
        LoadedPack second = PackJson.Load(PackJson.Changed(("/version", "\"2027-01\""), ("/validFrom", "\"2027-01-01T00:00:00Z\"")), "2027-01.json");
        PolicyLibrary library = new([second, first]);

        Assert.Equal("2026-11", library.InForce(first.Pack.ValidFrom.AddYears(-9)).Version);
        Assert.Equal("2026-11", library.InForce(second.Pack.ValidFrom.AddTicks(-1)).Version);
        Assert.Equal("2027-01", library.InForce(second.Pack.ValidFrom).Version);
        Assert.Throws<KeyNotFoundException>(() => library.Whole("2025-01"));
        Assert.Throws<ArgumentException>(() => new PolicyLibrary([first, first]));
    }

    private static LoadedPack Load(string json) => PackJson.Load(json);

    private static string Changed(string place, string? value) => PackJson.Changed((place, value));
}
