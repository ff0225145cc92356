using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Guarantee.Claims;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Filing;

/// <summary>What a form keeps of what was typed, and what it reads in it.</summary>
public class FilingFormTests
{
    [Fact]
    public void Lines_of_a_loss_move_up_to_empty_ones()
    {
        IReadOnlyDictionary<string, string> kept = FilingForm.Keep(Typed(("loss1.amount", " "), ("loss2.kind", "Repair"), ("loss2.amount", "12.50"), ("loss4.what", "Paint"), ("kind", "HarmToProperty"), ("other", "x")));
        Assert.Equal(["kind=HarmToProperty", "loss1.amount=12.50", "loss1.kind=Repair", "loss2.what=Paint"], kept.Select(k => $"{k.Key}={k.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(2, FilingForm.Losses(kept));
    }

    [Theory]
    [InlineData("NotReceived", ClaimKind.NotReceived)]
    [InlineData("99", null)]
    [InlineData("nothing", null)]
    [InlineData(null, null)]
    public void Only_options_that_there_are_can_be_chosen(string? typed, ClaimKind? chosen) =>
        Assert.Equal(chosen, FilingForm.Chosen<ClaimKind>(typed is null ? Typed() : Typed(("kind", typed)), "kind"));

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] fields) => fields.ToDictionary(f => f.Field, f => f.Text, StringComparer.Ordinal);
}
