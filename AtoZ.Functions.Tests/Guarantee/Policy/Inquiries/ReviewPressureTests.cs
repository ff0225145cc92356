using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Inquiries;

/// <summary>INQ-03: help yes, pressure no, in five languages.</summary>
[Trait("Rule", "INQ-03")]
public class ReviewPressureTests
{
    [Theory]
    [InlineData("Could you please change your review?")]
    [InlineData("I will refund you if you remove the negative 1-star review.")]
    [InlineData("Kindly UPDATE the rating, thank you")]
    [InlineData("Can your review be deleted once you have the money?")]
    [InlineData("Please raise your rating to five stars.")]
    [InlineData("We send a gift for a positive review.")]
    [InlineData("Just take down\nyour feedback")]
    [InlineData("We hope for ５ stars")]
    [InlineData("Könnten Sie Ihre Bewertung bitte ändern?")]
    [InlineData("Bitte löschen Sie die negative Rezension.")]
    [InlineData("Ich erstatte alles, wenn Sie die Bewertung zurückziehen.")]
    [InlineData("Wir freuen uns über 5 Sterne.")]
    [InlineData("¿Podría cambiar su reseña?")]
    [InlineData("Le devuelvo el dinero si elimina la opinión negativa.")]
    [InlineData("Esperamos que su valoración sea modificada.")]
    [InlineData("Deje cinco estrellas, por favor.")]
    [InlineData("Você poderia mudar a sua avaliação?")]
    [InlineData("Devolvo o dinheiro se você apagar o comentário negativo.")]
    [InlineData("Por favor, retire a avaliação que você fez da nossa loja.")]
    [InlineData("Esperamos que a sua avaliação seja alterada.")]
    [InlineData("Deixe cinco estrelas, por favor.")]
    [InlineData("Poderia MELHORAR a nota que você deu?")]
    [InlineData("请您修改一下评价，我们全额退款。")]
    [InlineData("能否把差评删掉？")]
    [InlineData("麻烦给个五星好评")]
    [InlineData("您的评价可以改成五星吗")]
    public void A_message_that_asks_for_it_is_found(string text) => Assert.NotNull(ReviewPressure.FoundIn(text, ThePack.Pack.Inquiries.ReviewPressure));

    [Theory]
    [InlineData("I read your review and I am sorry. May I send you another lamp?")]
    [InlineData("Thank you for your review; we changed the packing and improved the lamp.")]
    [InlineData("We will change the bulb, update the tracking and remove the damaged part.")]
    [InlineData("Thanks for your review, updated instructions are attached.")]
    [InlineData("A full refund is on its way. Please change the delivery address if it is wrong.")]
    [InlineData("Our support has reviewed the case. The starter was broken.")]
    [InlineData("Ich habe Ihre Bewertung gelesen. Wir ändern die Verpackung und schicken Ersatz.")]
    [InlineData("Wir haben die Lampe überarbeitet und den Fehler korrigiert.")]
    [InlineData("Hemos leído su reseña y lo sentimos. ¿Quiere que le enviemos otra lámpara?")]
    [InlineData("Vamos a cambiar la pieza y retirar el producto dañado.")]
    [InlineData("Li a sua avaliação e sinto muito. Posso enviar outra luminária?")]
    [InlineData("Obrigado pela avaliação; mudamos a embalagem e corrigimos o defeito.")]
    [InlineData("Vamos trocar a peça e retirar o produto danificado.")]
    [InlineData("Posso alterar a nota fiscal, se o endereço estiver errado.")]
    [InlineData("感谢您的评价，我们会改进产品，并重新发货。")]
    [InlineData("我们可以更换零件，或者取消订单全额退款。")]
    public void An_offer_of_help_is_not(string text) => Assert.Null(ReviewPressure.FoundIn(text, ThePack.Pack.Inquiries.ReviewPressure));

    [Fact]
    public void A_long_text_without_an_end_takes_no_time() =>
        Assert.Null(ReviewPressure.FoundIn(string.Concat(Enumerable.Repeat("change the the the your ", 400)), ThePack.Pack.Inquiries.ReviewPressure));
}
