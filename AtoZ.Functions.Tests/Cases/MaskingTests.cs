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
    public void The_other_party_reads_no_way_around_the_case_and_every_number_of_a_parcel(string said, string read) => Assert.Equal(read, Masking.Contacts(said));

    [Fact]
    public void Ids_of_the_case_are_hidden() =>
        Assert.Equal("▒▒▒, ▒▒▒ and ▒▒▒.", Masking.Of($"{Claim.OrderId}, {Claim.BuyerId.ToUpperInvariant()} and {Claim.SellerId}.", Claim));
}
