using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Cases;

public sealed class MaskingTests
{
    private static readonly ClaimRecord Claim = new CaseRows(ClaimStatus.InReview).Claim;

    [Theory]
    [InlineData("Write to lena.meier@home.example, please.", "Write to ▒▒▒, please.")]
    [InlineData("See https://shop.example/lamp?x=1 and www.shop.example", "See ▒▒▒ and ▒▒▒")]
    [InlineData("Call +49 171 555-0123 or (030) 555 01 23.", "Call ▒▒▒ or ▒▒▒.")]
    [InlineData("It cost 80.00 USD on 05/11/2026 or 2026-11-05 at 10:30, 1,500,000 sold, 12345678 on the label.", "It cost 80.00 USD on 05/11/2026 or 2026-11-05 at 10:30, 1,500,000 sold, 12345678 on the label.")]
    public void Addresses_links_and_numbers_to_call_are_hidden_and_facts_stay(string said, string read) => Assert.Equal(read, Masking.Of(said, Claim));

    [Theory]
    [InlineData("Call 415-555-2671 or (11) 91234-5678, 13812345678.", "Call ▒▒▒ or ▒▒▒, ▒▒▒.")]
    [InlineData("On wa.me/4917155501 or t.me/lamps.", "On ▒▒▒ or ▒▒▒")]
    [InlineData("DHL 00340434161094042557, UPS 1Z999AA10123456784, 80.00 USD.", "DHL 00340434161094042557, UPS 1Z999AA10123456784, 80.00 USD.")]
    public void The_other_party_reads_no_way_around_the_case_and_every_number_of_a_parcel(string said, string read) => Assert.Equal(read, Masking.Contacts(said, []));

    [Fact]
    public void Ids_of_the_case_are_hidden() =>
        Assert.Equal("▒▒▒, ▒▒▒ and ▒▒▒.", Masking.Of($"{Claim.OrderId}, {Claim.BuyerId.ToUpperInvariant()} and {Claim.SellerId}.", Claim));

    [Theory]
    [InlineData("我的电话13800138000", "我的▒▒▒")]
    [InlineData("打13800138000吧", "打▒▒▒吧")]
    [InlineData("请看https://example.com/pay", "请看▒▒▒")]
    [InlineData("请加www.example.com。谢谢", "请加▒▒▒。谢谢")]
    [InlineData("Tel:0171 2345678", "▒▒▒")]
    [InlineData("Tel:+49 171 2345678", "▒▒▒")]
    [InlineData("Tel-0171 2345678", "▒▒▒")]
    [InlineData("WhatsApp:+5511912345678", "▒▒▒")]
    [InlineData("phone 5551234567", "▒▒▒")]
    [InlineData("On +49.171.2345678 at ten", "On ▒▒▒ at ten")]
    [InlineData("+49 (0) 171 234 5678", "▒▒▒")]
    [InlineData("+49 (0)171/2345678", "▒▒▒")]
    [InlineData("0171.234.5678", "▒▒▒")]
    [InlineData("01 71 23 45 67", "▒▒▒")]
    [InlineData("01.71.23.45.67", "▒▒▒")]
    [InlineData("138-0013-8000", "▒▒▒")]
    [InlineData("138 0013 8000", "▒▒▒")]
    [InlineData("400-123-4567", "▒▒▒")]
    [InlineData("11 91234-5678", "▒▒▒")]
    [InlineData("55 1234 5678", "▒▒▒")]
    [InlineData("415 555 2671", "▒▒▒")]
    [InlineData("612 345 678", "▒▒▒")]
    [InlineData("612345678", "▒▒▒")]
    [InlineData("612 34 56 78", "▒▒▒")]
    [InlineData("１３８００１３８０００！ Ｈｉ", "▒▒▒！ Ｈｉ")]
    [InlineData("1\u200B38001\u200B38000", "▒▒▒")]
    [InlineData("+49‑171‑2345678", "▒▒▒")]
    [InlineData("max＠example.com", "▒▒▒")]
    [InlineData("See instagram.com/lamp or foo.com/x, also example.org.", "See ▒▒▒ or ▒▒▒ also ▒▒▒.")]
    [InlineData("请看example.com", "请看▒▒▒")]
    [InlineData("youtu.be/abc and lamps.co.uk and INSTAGRAM.COM", "▒▒▒ and ▒▒▒ and ▒▒▒")]
    [InlineData("0171 2345678 12345678901", "▒▒▒")]
    public void Contact_data_are_hidden_however_they_are_written(string said, string read) => Assert.Equal(read, Masking.Contacts(said, []));

    [Theory]
    [InlineData("It cost 80.00, 1.234,56 and 12,345.67 USD; 1.500.000 sold.")]
    [InlineData("2026-11-30, 30.11.2026, 11/30/2026, 05/11/2026, 05.11.2026 and 05-11-26.")]
    [InlineData("2026-11-30T10:00:00.0000000+00:00, at 10:30:15 or 08:05.")]
    [InlineData("Order 114-3941689-8772232, 12-3456-7890 and ORD-0171234567.")]
    [InlineData("Claim clm_0199d0a1b2c37def8123456789abcdef.")]
    [InlineData("e481f51cbdc54678b7cc49136f2d6af7 and 0034 0434 1610 9404 2557")]
    [InlineData("DHL 00340434161094042557, UPS 1Z999AA10123456784, RR123456785DE.")]
    [InlineData("120x60, 120 x 60 x 40 cm, version 1.2.3, 10.0.26100.1")]
    [InlineData("Hello.It is broken.No refund came.Is it yours?")]
    [InlineData("Chegou.Com defeito.Eu espero. Está roto.Es nuevo.De hecho no funciona.")]
    [InlineData("The phone 1299.00 USD, phone 2026-11-30, Handy 128 GB.")]
    [InlineData("尺寸120x60，2026年11月30日，价格80.00元，订单12345678。")]
    public void What_is_no_contact_stays(string said) => Assert.Equal(said, Masking.Contacts(said, []));

    [Fact]
    public void Numbers_of_the_case_stay_even_where_they_look_like_one_to_call()
    {
        Assert.Equal("Parcel 13800138000, ▒▒▒.", Masking.Contacts("Parcel 13800138000, 13900139000.", ["13800138000"]));
        Assert.Equal("▒▒▒", Masking.Contacts("https://pay.example/13800138000", ["13800138000"]));
        Assert.Equal("▒▒▒", Masking.Contacts("0171 2345678", ["0171"]));
    }

    [Fact]
    public void Ids_are_hidden_from_experts_behind_a_chinese_word_too() => Assert.Equal("订单▒▒▒。", Masking.Of($"订单{Claim.OrderId}。", Claim));
}
