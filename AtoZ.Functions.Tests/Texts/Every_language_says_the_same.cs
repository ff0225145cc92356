using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Texts;

public class Every_language_says_the_same
{
    public static TheoryData<string> Others => [.. Languages.All.Skip(1)];

    [Theory]
    [MemberData(nameof(Others))]
    public void No_language_lacks_a_key_or_has_one_too_many(string language) =>
        Assert.Equal(Sentence.All("en").Keys.Order(StringComparer.Ordinal), Sentence.All(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Others))]
    public void No_sentence_lacks_a_placeholder(string language) => Assert.All(Sentence.All("en"), english => Assert.Equal(
        Sentence.Placeholders(english.Value).Order(StringComparer.Ordinal),
        Sentence.Placeholders(Sentence.Get(language, english.Key)).Order(StringComparer.Ordinal)));

    [Fact]
    public void No_sentence_is_empty_or_left_in_English()
    {
        string[] same = [.. Sentence.All("en").Where(e => e.Value.Length > 24 && Languages.All.Skip(1).Any(l => Sentence.Get(l, e.Key) == e.Value)).Select(e => e.Key)];
        Assert.Empty(same);
        Assert.All(Languages.All, l => Assert.All(Sentence.All(l), s => Assert.False(string.IsNullOrWhiteSpace(s.Value), s.Key)));
    }

    [Fact]
    public void Each_language_of_the_process_has_a_name_and_a_form() => Assert.Equal(
        ["en English en-US", "de Deutsch de-DE", "es Español es-ES", "pt Português pt-BR", "zh 中文 zh-CN"],
        Languages.All.Select(l => $"{l} {Languages.OwnNames[l]} {Languages.Culture(l).Name}"));

    [Fact]
    public void A_missing_value_is_a_mistake_that_shows() =>
        Assert.Throws<KeyNotFoundException>(() => Sentence.Get("en", "time.left", new Dictionary<string, string>()));

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("zh-Hant", "zh")]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt_PT", "pt")]
    [InlineData("fr", "en")]
    [InlineData(null, "en")]
    public void A_wish_leads_to_the_nearest_language(string? wish, string expected) => Assert.Equal(expected, Languages.Choose(wish));

    [Fact]
    public void A_browser_header_is_read_in_its_order() => Assert.Equal("es", Languages.FromHeader("fr-FR, es;q=0.8, en;q=0.5"));
}
