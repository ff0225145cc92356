using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "POLICY-02")]
public class OverlayTests
{
    private const string Toys = """
        { "name": "toys", "where": { "categories": ["toys"] },
          "set": { "offers": { "maximumRounds": { "value": 1, "source": "Own choice: a test" } } } }
        """;

    private const string Lost = """
        { "name": "lost in Canada, in dollars of there", "where": { "kinds": ["Lost"], "countries": ["CA"], "currencies": ["CAD"] },
          "set": { "offers": { "maximumRounds": { "value": 2, "source": "Own choice: a test" } },
                   "payouts": { "automaticUpTo": { "CAD": { "value": 50, "source": "Own choice: a test" } } } } }
        """;

    private static readonly PolicyScope Plain = new(ClaimKind.Lost, "CA", "books", "CAD");

    [Fact]
    public void Without_a_condition_that_holds_the_pack_itself_counts()
    {
        LoadedPack pack = PackJson.Load(PackJson.WithOverlays(Toys));

        Assert.Same(pack.Pack, pack.For(Plain));
        Assert.Empty(pack.OverlaysFor(Plain));
        Assert.Equal(1, pack.For(Plain with { Category = "toys" }).Offers.MaximumRounds);
        Assert.Equal(1, pack.For(Plain with { Category = "TOYS" }).Offers.MaximumRounds);
        Assert.Same(pack.Pack, pack.For(Plain with { Category = null }));
    }

    [Theory]
    [InlineData(ClaimKind.Lost, "CA", "CAD", 2)]
    [InlineData(ClaimKind.NotReceived, "CA", "CAD", 3)]
    [InlineData(ClaimKind.Lost, "US", "CAD", 3)]
    [InlineData(ClaimKind.Lost, null, "CAD", 3)]
    [InlineData(ClaimKind.Lost, "CA", "USD", 3)]
    public void Every_condition_that_is_named_must_hold(ClaimKind kind, string? country, string currency, int rounds)
    {
        LoadedPack pack = PackJson.Load(PackJson.WithOverlays(Lost));

        Assert.Equal(rounds, pack.For(new PolicyScope(kind, country, "books", currency)).Offers.MaximumRounds);
    }

    [Fact]
    public void A_later_overlay_wins_and_what_it_does_not_set_stays()
    {
        PolicyScope both = Plain with { Category = "toys" };
        PolicyPack toysLast = PackJson.Load(PackJson.WithOverlays(Lost, Toys)).For(both);
        PolicyPack lostLast = PackJson.Load(PackJson.WithOverlays(Toys, Lost)).For(both);

        Assert.Equal((1, 5_000L, 100_000L), (toysLast.Offers.MaximumRounds, toysLast.Payouts.AutomaticUpTo["CAD"], toysLast.Payouts.AutomaticUpTo["USD"]));
        Assert.Equal((2, 5_000L), (lostLast.Offers.MaximumRounds, lostLast.Payouts.AutomaticUpTo["CAD"]));
    }

    [Fact]
    public void A_region_stands_for_its_countries()
    {
        LoadedPack pack = PolicyLibrary.Embedded().Whole("2026-11");
        TimeSpan Window(ClaimKind kind, string? country) => pack.For(new PolicyScope(kind, country, null, "EUR")).Eligibility.HarmClosesAfterDelivery;

        Assert.Equal(1095, Window(ClaimKind.PersonalInjury, "DE").TotalDays);
        Assert.Equal(1095, Window(ClaimKind.PropertyDamage, "MT").TotalDays);
        Assert.Equal(365, Window(ClaimKind.PropertyDamage, "CH").TotalDays);
        Assert.Equal(365, Window(ClaimKind.PropertyDamage, null).TotalDays);
        Assert.Equal(365, Window(ClaimKind.Defective, "DE").TotalDays);
    }

    [Fact]
    public void A_rule_can_be_left_out_where_it_makes_no_sense()
    {
        LoadedPack pack = PackJson.Load(PackJson.WithOverlays("""
            { "name": "perishables", "where": { "categories": ["flowers"] },
              "set": { "eligibility": { "rules": { "ELIG-07": { "version": 1, "applies": { "value": false, "source": "Own choice: flowers are not sent back" } } } } } }
            """));

        Assert.False(pack.For(Plain with { Category = "flowers" }).Eligibility.Rules["ELIG-07"].Applies);
        Assert.True(pack.For(Plain).Eligibility.Rules["ELIG-07"].Applies);
    }

    [Theory]
    [InlineData("""{ "set": { "offers": { "maximumRounds": { "value": 1, "source": "s" } } } }""", "$.overlays[0].where: is missing")]
    [InlineData("""{ "where": {}, "set": { "offers": { "maximumRounds": { "value": 1, "source": "s" } } } }""", "$.overlays[0].where: must name kinds")]
    [InlineData("""{ "where": { "kind": ["Lost"] }, "set": { "offers": {} } }""", "$.overlays[0].where")]
    [InlineData("""{ "where": { "kinds": ["Stolen"] }, "set": { "offers": {} } }""", "$.overlays[0].where.kinds[0]: 'Stolen' is not a kind of claim")]
    [InlineData("""{ "where": { "countries": ["EU", "Spain"] }, "set": { "offers": {} } }""", "$.overlays[0].where.countries[1]: 'Spain' is neither")]
    [InlineData("""{ "where": { "currencies": ["XYZ"] }, "set": { "offers": {} } }""", "$.overlays[0].where.currencies[0]: 'XYZ' is not a currency")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": {} }""", "$.overlays[0].set: must be an object that sets a number")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": { "sweeps": { "grace": { "value": "1h", "source": "s" } } } }""", "$.overlays[0].set.sweeps: holds for all claims")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": { "offers": { "maximumRound": { "value": 1, "source": "s" } } } }""", "$.overlays[0].set.offers.maximumRound: is not a field")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": { "offers": { "maximumRounds": { "value": 0, "source": "s" } } } }""", "$.overlays[0].set.offers.maximumRounds: must be at least 1")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": { "offers": { "maximumRounds": { "value": 1 } } } }""", "$.overlays[0].set.offers.maximumRounds.source: is missing")]
    [InlineData("""{ "where": { "kinds": ["Lost"] }, "set": { "offers": { "buyerWindow": { "value": "24h", "source": "s" } } } }""", "$.overlays[0].set.offers.remindersBeforeEnd: must be shorter")]
    public void A_wrong_overlay_is_refused_with_its_place(string overlay, string message)
    {
        string named = "{ \"name\": \"n\", " + overlay[2..];
        PolicyPackException refused = Assert.Throws<PolicyPackException>(() => PackJson.Load(PackJson.WithOverlays(named)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlays_that_contradict_each_other_only_together_are_refused_too()
    {
        const string shortWindow = """{ "name": "a", "where": { "kinds": ["Lost"] }, "set": { "offers": { "buyerWindow": { "value": "36h", "source": "s" } } } }""";
        const string earlyReminder = """{ "name": "b", "where": { "categories": ["toys"] }, "set": { "offers": { "remindersBeforeEnd": { "value": ["48h"], "source": "s" } } } }""";

        PackJson.Load(PackJson.WithOverlays(shortWindow));
        PackJson.Load(PackJson.WithOverlays(earlyReminder));
        PolicyPackException refused = Assert.Throws<PolicyPackException>(() => PackJson.Load(PackJson.WithOverlays(shortWindow, earlyReminder)));

        Assert.Equal("$.overlays[1].set.offers.remindersBeforeEnd", refused.Path);
        Assert.Equal("/overlays/1/set/offers/remindersBeforeEnd", refused.JsonPointer);
    }

    [Fact]
    public void Two_overlays_of_one_name_are_refused() =>
        Assert.Contains("must be a name of its own", Assert.Throws<PolicyPackException>(() => PackJson.Load(PackJson.WithOverlays(Toys, Toys))).Message, StringComparison.Ordinal);

    [Fact]
    public void Sixty_overlays_are_taken_and_one_more_is_not()
    {
        string[] many = [.. Enumerable.Range(0, 61).Select(i => Toys.Replace("\"toys\"", $"\"toys{i}\"", StringComparison.Ordinal))];

        Assert.Equal(1, PackJson.Load(PackJson.WithOverlays(many[..60])).For(Plain with { Category = "toys59" }).Offers.MaximumRounds);
        Assert.Contains("more than 60 overlays", Assert.Throws<PolicyPackException>(() => PackJson.Load(PackJson.WithOverlays(many))).Message, StringComparison.Ordinal);
    }
}
