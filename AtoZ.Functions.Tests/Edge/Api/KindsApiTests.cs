using AtoZ.Functions.Data;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The kinds of claims as a backend files them: what is needed beside the general rules has a code and a field.</summary>
[Collection("api")]
public class KindsApiTests(ApiHost api)
{
    private const string Words = "It is not as it should be: see what was put up.";

    [Theory]
    [InlineData("ArrivedLate", "PartRefund", null, "ELIG-13")]
    [InlineData("ArrivedLate", "Refund", null, "ELIG-07 ELIG-13")]
    [InlineData("ArrivedDamaged", "Refund", null, "ELIG-09")]
    [InlineData("PartsMissing", "PartRefund", 1_500L, "ELIG-09")]
    [InlineData("ReturnRefused", "Refund", null, "ELIG-07 ELIG-09")]
    [InlineData("Overcharged", "Refund", 500L, "ELIG-09")]
    [InlineData("Overcharged", "Refund", 8_001L, "ELIG-09 ELIG-11")]
    public async Task A_preview_says_which_rules_are_broken(string kind, string remedy, long? amountMinor, string broken)
    {
        OrderLine order = await api.Order();
        Reply preview = await Preview(order, kind, remedy, amountMinor);

        Assert.Equal(200, preview.Status);
        Assert.Equal(broken, string.Join(' ', preview.Json.GetProperty("failedRules").EnumerateArray().Select(r => r.GetProperty("code").GetString())));
    }

    [Theory]
    [InlineData("Overcharged", "Refund", "AMOUNT_NOT_NAMED", "/amountMinor")]
    [InlineData("PartsMissing", "PartRefund", "AMOUNT_NOT_NAMED", "/amountMinor")]
    [InlineData("ArrivedLate", "Repair", "REMEDY_NOT_FOR_KIND", "/remedy")]
    [InlineData("ReturnRefused", "Replacement", "REMEDY_NOT_FOR_KIND", "/remedy")]
    public async Task A_wrong_field_is_named(string kind, string remedy, string code, string field)
    {
        Reply preview = await Preview(await api.Order(), kind, remedy, null);

        preview.IsProblem(422, "CLAIM_INVALID", field);
        Assert.Contains(code, preview.Body, StringComparison.Ordinal);
    }

    private Task<Reply> Preview(OrderLine order, string kind, string remedy, long? amountMinor) => api.Backend(
        HttpMethod.Post, "api/claims/preview", new { orderId = order.OrderId, line = 1, buyerId = order.BuyerId, kind, remedy, amountMinor, description = Words }, key: "");
}
