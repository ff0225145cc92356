using System.Text.Json;
using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Guarantee.Policy;
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

    [Theory]
    [InlineData("Overcharged", "Refund", "10.00", 1_000L)]
    [InlineData("PartsMissing", "PartRefund", "15.50", 1_550L)]
    [InlineData("ArrivedLate", "PartRefund", "15.50", null)]
    [InlineData("NotReceived", "Refund", "15.50", null)]
    [InlineData("Overcharged", "Refund", " ", null)]
    public void An_amount_counts_where_the_claim_names_one(string kind, string remedy, string amount, long? minor)
    {
        (NewClaim? claim, IReadOnlyList<Refusal> problems) = Read(("kind", kind), ("remedy", remedy), ("amount", amount), ("description", "See what I put up."));

        Assert.Empty(problems);
        Assert.Equal(minor, claim!.AmountMinor);
    }

    [Fact]
    public void An_amount_that_cannot_be_read_is_named() =>
        Assert.Equal(("AMOUNT_UNREADABLE", "amount"), Read(("kind", "Overcharged"), ("amount", "a lot")).Problems.Select(p => (p.Code, p.Field)).Single());

    private static (NewClaim? Claim, IReadOnlyList<Refusal> Problems) Read(params (string Field, string Text)[] typed)
    {
        ClaimDraftRecord draft = new()
        {
            Id = new ClaimId("clm_1"),
            OrderId = "o1",
            Line = 1,
            BuyerId = "b1",
            Language = "en",
            OpenedAt = ThePack.Noon,
            LinkUntil = ThePack.Noon.AddDays(90),
            Fields = JsonSerializer.Serialize(FilingForm.Keep(Typed(typed))),
        };
        return FilingForm.Read(draft, null, ThePack.Noon);
    }

    private static Dictionary<string, string> Typed(params (string Field, string Text)[] fields) => fields.ToDictionary(f => f.Field, f => f.Text, StringComparer.Ordinal);
}
