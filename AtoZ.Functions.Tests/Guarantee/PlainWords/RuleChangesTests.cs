using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

/// <summary>Every number of a pack is either said to people or named here as one of the inside; a change of it is a sentence.</summary>
public class RuleChangesTests
{
    private static readonly PolicyScope Parcel = new(ClaimKind.NotReceived, "US", null, "USD");

    // What no buyer and no seller meets, each with its reason.
    private static readonly string[] Inside =
    [
        "$.fraud.",                          // a score that is known is got round
        "$.learning.",                       // how a comparison hides who is in it
        "$.sweeps.",
        "$.publishing.",
        "$.regions.",                        // told by the overlays that use them
        "$.evidence.uploadLinkLife",         // a moment of the browser
        "$.evidence.pictureDistance",        // a score that is known is got round
        "$.payouts.approvalReminder",        // to our own people
        "$.recovery.writeOff",               // how our own people are reminded
        "$.recovery.ageingFrom",             // the books
        "$.recovery.lossRates",
    ];

    public static TheoryData<string> EachLanguage => [.. Languages.All];

    [Fact]
    public void Each_number_has_a_sentence_or_is_of_the_inside() => Assert.All(ThePack1.Numbers.Keys, path => Assert.True(
        GuaranteeNumbers.Of(path) is not null || Inside.Any(inside => RuleIndex.Bare(path).StartsWith(inside, StringComparison.Ordinal)), $"{path} is not told to anybody."));

    [Fact]
    public void Each_sentence_is_of_a_number_that_a_pack_has() =>
        Assert.All(GuaranteeNumbers.All, number => Assert.Contains(ThePack1.Numbers.Keys, path => number.Covers(path)));

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void Each_number_is_said_without_a_hole_and_a_change_of_each_says_both_values(string language)
    {
        Reader reader = new(language, ThePack.Noon);
        foreach ((string path, PackNumber number) in ThePack1.Numbers.Where(n => GuaranteeNumbers.Of(n.Key) is { Shape: not NumberShape.Words }))
        {
            GuaranteeNumber said = GuaranteeNumbers.Of(path)!;
            KeyValuePair<string, PackNumber>[] one = [new(path, number)];
            string sentence = NumberSentences.Of(reader, said, one), value = NumberSentences.Value(reader, said, one);
            Assert.DoesNotContain('{', sentence);
            Assert.False(string.IsNullOrWhiteSpace(value), path);
            Assert.Contains(value, sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_pack_changes_nothing() =>
        Assert.Equal(["Nothing changed that a buyer or a seller meets."], RuleChanges.Between(English, ThePack1, ThePack1));

    [Fact]
    public void A_source_alone_changes_nothing_that_people_meet() => Assert.Equal(
        ["Nothing changed that a buyer or a seller meets."],
        RuleChanges.Between(English, ThePack1, PackJson.Load(PackJson.Changed(("/offers/maximumRounds/source", "\"Own choice: another reason\"")))));

    [Theory]
    [InlineData("/offers/maximumRounds/value", "2", "Both sides together may make up to 2 offers. Before: 3.")]
    [InlineData("/evidence/maximumBytes/value", "1048576", "A file may have up to 1 MB. Before: 25 MB.")]
    [InlineData("/appeals/defaultForBuyer/value", "false", "If there are too few votes by then, it is decided for the seller. Before: the buyer.")]
    [InlineData("/recovery/attemptsAfter/value", "[\"P2D\",\"P10D\"]", "We try to collect it 48 hours and 10 days after we paid. Before: 24 hours, 72 hours, 7 days, 14 days and 30 days.")]
    [InlineData("/eligibility/categoriesNotCovered/value", "[\"gift_cards\",\"live_animals\"]", "Not covered: gift cards, live animals. Before: digital goods, digital services, gift cards, prepaid cards, services, software to download, stored value, subscriptions.")]
    [InlineData("/eligibility/rules/ELIG-07/applies/value", "false", "A reason to refuse a claim: “The item was not complained of or sent back in time, or the return was not asked for or not posted.” It is asked: no. Before: yes.")]
    [InlineData("/evidence/requirements/Lost/seller/value", "[\"EVID-DELIVERY Optional\"]", "The parcel was lost, the seller shows: Proof of delivery (helps). Before: Proof of delivery (needed), Messages between buyer and seller (helps).")]
    [InlineData("/losses/usefulLives/carpets/value", "\"P100D\"", "Carpet: used up after 100 days. Before: 1825 days.")]
    [InlineData("/sweeps/grace/value", "\"16m\"", "How we work inside was revised.")]
    [InlineData("/inquiries/reviewPressure/en/things/value", "[\"review\"]", "The words by which we notice a request to change a review were revised.")]
    public void A_change_is_a_sentence(string place, string value, string expected) =>
        Assert.Equal([expected], RuleChanges.Between(English, ThePack1, PackJson.Load(PackJson.Changed((place, value)))));

    [Fact]
    public void What_holds_for_some_claims_says_for_which()
    {
        LoadedPack other = PackJson.Load(PackJson.WithOverlays("""
            { "name": "toys", "where": { "categories": ["soft_toys"], "countries": ["EU", "XK"] }, "set": { "offers": { "maximumRounds": { "value": 1, "source": "Own choice: a test" } } } }
            """));

        IReadOnlyList<string> said = RuleChanges.Between(English, ThePack1, other);

        Assert.Contains("European Union, XK, soft toys: Both sides together may make up to 1 offers. This is new.", said);
        Assert.Contains("The item does not work, European Union: No longer so: A new item may turn out defective within 730 days of its delivery.", said);
    }

    [Theory]
    [InlineData("/sellerAnswer/orderWindow/value", "\"96h\"", true, true)]
    [InlineData("/recovery/agencyAfter/value", "\"P70D\"", false, true)]
    [InlineData("/eligibility/closesAfterEstimatedDelivery/value", "\"P91D\"", false, false)]
    [InlineData("/payouts/automaticUpTo/USD/value", "1100", true, true)]
    [InlineData("/payouts/automaticUpTo/EUR/value", "1100", false, false)]
    [InlineData("/evidence/requirements/NotReceived/seller/value", "[\"EVID-DELIVERY Optional\"]", false, true)]
    [InlineData("/evidence/requirements/Lost/seller/value", "[\"EVID-DELIVERY Optional\"]", false, false)]
    [InlineData("/losses/leastPercent/value", "11", false, false)]
    [InlineData("/fraud/reviewFrom/value", "41", false, false)]
    public void An_open_case_is_touched_by_what_it_meets(string place, string value, bool buyer, bool seller)
    {
        LoadedPack after = PackJson.Load(PackJson.Changed((place, value)));

        Assert.Equal((buyer, seller), (Touches(Party.Buyer), Touches(Party.Seller)));
        bool Touches(Party party) => RuleChanges.Touching(English, Parcel, party, ThePack1, after).Count > 0;
    }

    [Fact]
    public void An_overlay_touches_only_the_cases_that_it_is_about()
    {
        LoadedPack after = PackJson.Load(PackJson.WithOverlays("""
            { "name": "lost", "where": { "kinds": ["Lost"] }, "set": { "offers": { "maximumRounds": { "value": 1, "source": "Own choice: a test" } } } }
            """));

        Assert.Empty(RuleChanges.Touching(English, Parcel, Party.Buyer, ThePack1, after));
        Assert.Equal(
            ["Both sides together may make up to 1 offers. Before: 3."],
            RuleChanges.Touching(English, Parcel with { Kind = ClaimKind.Lost }, Party.Buyer, ThePack1, after));
    }

    private static LoadedPack ThePack1 { get; } = PolicyLibrary.Embedded().Whole("2026-11");

    private static Reader English { get; } = new("en", ThePack.Noon);
}
