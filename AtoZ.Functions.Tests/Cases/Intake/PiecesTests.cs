using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Intake;

/// <summary>Pieces of one order line: claimed in part, the rest later, each once, each cent once.</summary>
public sealed class PiecesTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private IntakeDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.Create();
        _desk = new IntakeDesk(_store.Store);
        OrderLine line = IntakeDesk.Line("o1");
        (line.Quantity, line.FreightMinor) = (3, 100);
        await _desk.Given(line);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Each_piece_can_be_claimed_after_the_other_and_together_they_are_what_was_paid()
    {
        long[] paid = [await Paid(1), await Paid(1), await Paid(null)];

        Assert.Equal([1033, 1033, 1034], paid);
        Assert.Equal(["ELIG-10"], (await File(1)).Verdict!.Broken.Select(f => f.Code).Distinct());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Of_what_is_left_no_more_can_be_claimed(int quantity, bool accepted)
    {
        await Paid(1);

        IntakeResult result = await File(quantity);
        Assert.Equal(accepted, result.Accepted);
        if (!accepted)
        {
            Assert.Equal("Claim at most 2 pieces.", result.Verdict!.Broken.First().Remedy);
        }
    }

    [Fact]
    public async Task A_refusal_for_one_piece_leaves_the_others_and_another_reason()
    {
        await Closed(await File(1), ClaimOutcome.Refused, 0);

        Assert.True((await _desk.Preview(Claim(2))).Accepted);
        Assert.False((await _desk.Preview(Claim(3))).Accepted);
        Assert.True((await _desk.Preview(Claim(3) with { Kind = ClaimKind.Lost })).Accepted);
    }

    [Fact]
    public async Task What_was_settled_without_money_or_withdrawn_can_be_claimed_again()
    {
        await Closed(await File(3), ClaimOutcome.SettledByOffer, 0);
        Assert.True((await _desk.Preview(Claim(3))).Accepted);
        await Closed(await File(3), ClaimOutcome.Withdrawn, 0);
        Assert.True((await _desk.Preview(Claim(3))).Accepted);
    }

    [Theory]
    [InlineData(3_099, true)]
    [InlineData(3_100, false)]
    [InlineData(3_101, false)]
    public async Task What_an_insurer_paid_is_not_claimed_again(long insurer, bool someLeft)
    {
        await _store.Store.Write(async db => (await db.OrderLines.SingleAsync()).InsurerPaidMinor = insurer);

        Assert.False((await _desk.Preview(Claim(3) with { AmountMinor = 3_100 })).Accepted);
        Assert.Equal(someLeft, (await _desk.Preview(Claim(3))).Accepted);
        Assert.Equal(someLeft, (await _desk.Preview(Claim(3) with { AmountMinor = 1 })).Accepted);
    }

    private static NewClaim Claim(int? quantity) => IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [], Quantity = quantity };

    private Task<IntakeResult> File(int? quantity) => _desk.File(Claim(quantity));

    private async Task<long> Paid(int? quantity)
    {
        IntakeResult filed = await File(quantity);
        long amount = (await _store.Store.Read(db => db.Claims.SingleAsync(c => c.Id == filed.ClaimId!.Value))).AmountMinor;
        await Closed(filed, ClaimOutcome.PaidBySeller, amount);
        return amount;
    }

    private Task Closed(IntakeResult filed, ClaimOutcome outcome, long paid) =>
        _store.Store.Write(db => Decided.Close(db, filed.ClaimId!.Value, outcome, paid, IntakeDesk.Now));
}
