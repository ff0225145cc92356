using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.PlainWords;

public class RedressBodiesTests
{
    private static readonly LoadedPack Pack = PolicyLibrary.Embedded().Whole("2026-11");

    [Fact]
    public void Each_body_has_a_source_and_is_reached_where_it_says() => Assert.All(RedressBodies.All, body =>
    {
        Assert.True(body.Source.IsAbsoluteUri);
        Assert.True(body.Url?.IsAbsoluteUri != false);
        Assert.NotEmpty(body.Helps);
        Assert.NotEmpty(body.Countries);
        Assert.All(body.Countries, country => Assert.True(Countries.Find(country) == country || Pack.Region(country).Count > 0, country));
        Assert.All(Languages.All, language => Assert.NotEmpty(Sentence.Get(language, $"redress.kind.{body.Kind}")));
    });

    [Fact]
    public void No_body_is_the_platform_that_the_Union_closed() =>
        Assert.DoesNotContain(RedressBodies.All, body => body.Url?.ToString().Contains("odr", StringComparison.OrdinalIgnoreCase) == true);

    [Fact]
    public void Each_country_that_can_be_chosen_has_a_name_in_each_language() => Assert.All(
        RedressBodies.CountriesOf(Pack), country => Assert.All(Languages.All, language => Assert.NotEqual(country, RuleChanges.Place(new Reader(language, default), country))));

    [Theory]
    [InlineData("DE", Party.Buyer, true)]
    [InlineData("uk", Party.Buyer, true)]
    [InlineData("BR", Party.Seller, true)]
    [InlineData("CN", Party.Seller, false)]
    [InlineData("JP", Party.Buyer, false)]
    [InlineData(null, Party.Buyer, false)]
    [InlineData("Atlantis", Party.Buyer, false)]
    public void A_country_without_an_entry_has_none(string? country, Party party, bool any) => Assert.Equal(any, RedressBodies.For(party, country, Pack).Count > 0);
}
