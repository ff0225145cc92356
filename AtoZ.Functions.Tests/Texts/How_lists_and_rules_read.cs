using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Texts;

/// <summary>Sentences that are put together of parts, as a reader of each language meets them.</summary>
public sealed class How_lists_and_rules_read
{
    private static readonly DateTimeOffset Now = new(2026, 12, 9, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [Trait("Rule", "KIND-01")]
    [InlineData(ClaimKind.Overcharged, "en", "a part refund")]
    [InlineData(ClaimKind.NotReceived, "en", "a replacement, a part refund or a repair")]
    [InlineData(ClaimKind.ArrivedLate, "en", "a part refund or a return of the item for its money")]
    [InlineData(ClaimKind.ArrivedLate, "de", "Teilerstattung oder Geld gegen Rücksendung")]
    [InlineData(ClaimKind.ArrivedLate, "es", "un reembolso parcial o el dinero a cambio de la devolución")]
    [InlineData(ClaimKind.ArrivedLate, "pt", "um reembolso parcial ou o dinheiro pela devolução do item")]
    [InlineData(ClaimKind.WrongItem, "zh", "换货、维修、部分退款或退货退款")]
    public void A_seller_reads_what_the_kind_lets_them_offer(ClaimKind kind, string language, string expected) =>
        Assert.Equal(expected, Readable.Offerable(language, Remedies.Offered(kind, ThePack.Pack.Offers)));

    [Theory]
    [InlineData("en", "RemedyShipment", "business", "How time counts for the shipment of a replacement or a repaired item: Saturdays, Sundays and public holidays do not count.")]
    [InlineData("en", "Inquiry", "calendar", "How time counts for the seller's answer before a claim: every day counts.")]
    [InlineData("de", "RemedyShipment", "business", "Für den Versand eines Ersatzes oder reparierten Artikels gilt: Samstage, Sonntage und Feiertage zählen nicht mit.")]
    [InlineData("de", "Inquiry", "calendar", "Für die Antwort des Verkäufers vor einem Antrag gilt: jeder Tag zählt.")]
    [InlineData("es", "Inquiry", "business", "Cómo se cuenta el plazo para la respuesta del vendedor antes de una reclamación: no cuentan los sábados, los domingos ni los festivos.")]
    [InlineData("pt", "Inquiry", "business", "Como se conta o prazo para a resposta do vendedor antes de uma reclamação: sábados, domingos e feriados não contam.")]
    [InlineData("zh", "Inquiry", "business", "计时方式（索赔前卖家的答复）：周六、周日和公共假日不计入。")]
    public void How_a_window_counts_is_a_sentence_for_each_window(string language, string window, string way, string expected) => Assert.Equal(
        expected,
        Sentence.Get(language, "guarantee.number.businessTime.counted", ("what", Sentence.Get(language, $"guarantee.time.{window}")), ("value", Sentence.Get(language, $"guarantee.time.{way}"))));

    [Theory]
    [InlineData("guarantee.changes.from")]
    [InlineData("guarantee.standing")]
    [InlineData("guarantee.standing.past")]
    public void A_day_has_its_article_in_spanish(string key) =>
        Assert.Contains("desde el 9 de diciembre de 2026", Sentence.Get("es", key, ("date", Format.Date("es", Now)), ("version", "1")), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("en", "0.8537", "0.8537")]
    [InlineData("de", "150.33", "150,33")]
    [InlineData("es", "0.8537", "0,8537")]
    [InlineData("pt", "1150.330", "1150,330")]
    [InlineData("zh", "150.33", "150.33")]
    public void A_rate_has_the_decimal_sign_of_its_language_on_pages_and_in_mails(string language, string rate, string expected)
    {
        Assert.Equal(expected, Format.Rate(language, rate));
        Assert.Equal(expected, Readable.Value(language, Names.Rate, rate));
    }

    [Fact]
    public void A_claim_is_no_appeal_in_chinese()
    {
        Assert.DoesNotContain("申诉", Sentence.Get("zh", "guarantee.about.tracking"), StringComparison.Ordinal);
        Assert.Equal("买家有 {value} 说明未收到；不答复则结束索赔，可以申诉。", Sentence.Get("zh", "guarantee.number.tracking.buyerWindow"));
    }

    [Theory]
    [InlineData("en", "You post it by own means and are given up to $12.00 of the postage back.")]
    [InlineData("de", "Sie verschicken es selbst und bekommen bis zu 12,00 $ vom Porto zurück.")]
    public void A_buyer_who_posts_by_own_means_is_spoken_to(string language, string expected) => Assert.Equal(
        expected,
        Sentences.Consequence(new Reader(language, Now), new Consequence("return-by-own-means", new Money(1_200, "USD")), Party.Buyer).Replace('\u00a0', ' '));
}
