using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Losses;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Losses;

/// <summary>LOSS-01 to LOSS-03 at their borders.</summary>
[Trait("Rule", "LOSS-01")]
[Trait("Rule", "LOSS-02")]
[Trait("Rule", "LOSS-03")]
public class LossRulesTests
{
    private static readonly DateTimeOffset Broke = ThePack.Noon;
    private static readonly Dictionary<string, string> Files = new() { ["photo"] = "image/jpeg", ["bill"] = "application/pdf", ["chat"] = "text/plain" };

    [Theory]
    [InlineData("furniture", 0, 0)]
    [InlineData("furniture", 1826 - 1, 90_000)]
    [InlineData("furniture", 365, 20_000)]
    [InlineData("furniture", 1642, 89_972)]
    [InlineData("furniture", 1643, 90_000)]
    [InlineData("furniture", 36_500, 90_000)]
    [InlineData("clothing", 365, 33_333)]
    [InlineData("spaceships", 365, 20_000)]
    [InlineData(null, 365, 20_000)]
    public void Property_is_worth_less_with_age_but_never_nothing(string? category, int days, long worn)
    {
        LossLine line = Lines(Loss(LossKind.Property, 100_000) with { Category = category, BoughtAt = Broke.AddDays(-days) }).Lines.Single();

        Assert.Equal((worn, 100_000 - worn), (line.DepreciationMinor, line.ClaimedMinor));
    }

    [Fact]
    public void Property_bought_after_it_broke_has_no_wear() =>
        Assert.Equal(0, Lines(Loss(LossKind.Property, 100) with { BoughtAt = Broke.AddDays(1) }).Lines.Single().DepreciationMinor);

    [Theory]
    [InlineData(7_999, 7_999)]
    [InlineData(8_000, 8_000)]
    [InlineData(8_001, 8_000)]
    public void The_item_counts_up_to_its_price(long asked, long claimed) => Assert.Equal(claimed, Lines(Loss(LossKind.Item, asked)).TotalMinor);

    [Theory]
    [InlineData(49_999, 49_999, 0)]
    [InlineData(50_000, 50_000, 0)]
    [InlineData(50_001, 50_000, 1)]
    public void Work_has_a_cap(long asked, long claimed, long capped)
    {
        LossBreakdown losses = Lines(Loss(LossKind.Labour, asked));

        Assert.Equal((claimed, capped), (losses.TotalMinor, losses.Lines.Single().CappedMinor));
    }

    [Theory]
    [InlineData(99_999_999, 0)]
    [InlineData(100_000_000, 0)]
    [InlineData(100_000_001, 1)]
    public void The_whole_claim_has_a_cap(long asked, long capped) => Assert.Equal(capped, Lines(Loss(LossKind.Medical, asked)).CappedMinor);

    [Fact]
    public void Repair_and_treatment_count_whole_and_an_insurers_payment_is_taken_off()
    {
        LossBreakdown losses = LossRules.Compute([Loss(LossKind.Repair, 700), Loss(LossKind.Medical, 500)], Broke, 8_000, 450, "USD", ThePack.Pack.Losses);

        Assert.Equal((750, 450), (losses.TotalMinor, losses.InsurerMinor));
        Assert.Equal(0, LossRules.Compute([Loss(LossKind.Repair, 700)], Broke, 8_000, 701, "USD", ThePack.Pack.Losses).TotalMinor);
    }

    [Theory]
    [InlineData(LossKind.Property, "photo", true)]
    [InlineData(LossKind.Property, "chat", false)]
    [InlineData(LossKind.Item, "photo", true)]
    [InlineData(LossKind.Repair, "bill", true)]
    [InlineData(LossKind.Medical, "chat", true)]
    [InlineData(LossKind.Labour, "unknown", false)]
    public void Each_line_has_its_own_proof(LossKind kind, string file, bool enough) =>
        Assert.Equal(enough ? [] : ["/losses/0/proofs"], Wrong(Loss(kind, 1) with { Proofs = [file] }).Select(r => r.Field));

    [Fact]
    public void What_is_wrong_is_named_by_its_place()
    {
        Assert.Equal(["/losses/0/description", "/losses/0/amountMinor"], Wrong(Loss(LossKind.Repair, 0) with { Description = " " }).Select(r => r.Field));
        Assert.Equal(["/losses/0/boughtAt"], Wrong(Loss(LossKind.Property, 1) with { BoughtAt = null }).Select(r => r.Field));
        Assert.Equal(["/losses/0/boughtAt"], Wrong(Loss(LossKind.Property, 1) with { BoughtAt = Broke.AddTicks(1) }).Select(r => r.Field));
        Assert.Equal(["LOSS_NOT_OF_THIS_KIND"], Wrong(Loss(LossKind.Medical, 1), ClaimKind.PropertyDamage).Select(r => r.Code));
        Assert.Equal(["LOSSES_NOT_HERE"], Wrong(Loss(LossKind.Item, 1), ClaimKind.WrongItem).Select(r => r.Code));
    }

    private static NewLoss Loss(LossKind kind, long amount) => new(kind, "It broke.", amount, [kind is LossKind.Item or LossKind.Property ? "photo" : "bill"], null, Broke.AddDays(-365));

    private static LossBreakdown Lines(params NewLoss[] losses) => LossRules.Compute(losses, Broke, 8_000, 0, "USD", ThePack.Pack.Losses);

    private static IEnumerable<Refusal> Wrong(NewLoss loss, ClaimKind kind = ClaimKind.PersonalInjury) => LossRules.Check(
        new NewClaim("o1", 1, null, "b1", kind, "It burned my table.", null, Remedy.Refund, null, null, null, ["photo", "bill", "chat"]) { Losses = [loss] }, Files, Broke);
}
