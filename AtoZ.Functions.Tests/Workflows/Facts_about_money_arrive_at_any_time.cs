using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>
/// PROCESS §8: facts about money arrive before, between and after the steps of a claim, in any order, on every way to a payout. Nobody gets
/// more than was paid, and nobody owes more than was paid out.
/// </summary>
public class Facts_about_money_arrive_at_any_time
{
    private const long Price = 8_000;
    private const long Large = 200_000;

    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);
    private static readonly TimeSpan Settled = TimeSpan.FromHours(2);

    private static readonly Way[] Ways =
    [
        new("silence", Price, 0, [s => s.Pass(Silence)]),
        new("seller pays", Price, 20_000, [s => s.SellerPays()]),
        new("offer", Price, 20_000, [OfferedOrPaid, s => s.Pass(Settled), s => s.BuyerAccepts()]),
        new("counter-offer", Price, 20_000, [OfferedOrPaid, s => s.Pass(Settled), CounteredOrAccepted, s => s.Pass(Settled), s => s.SellerAcceptsCounter()]),
        new("review", Price, 0, [s => s.SellerContests(), s => s.Pass(Settled), s => s.Votes(Seat.Marketplace, true), s => s.Votes(Seat.Independent, true)]),
        new("approval", Large, 0, [s => s.Pass(Silence), s => s.Approves("Ada")]),
        new("stopped, then reviewed", Large, 0, [s => s.Pass(Silence), s => s.Rejects("Ada"), s => s.Votes(Seat.Marketplace, true), s => s.Votes(Seat.Independent, true)]),
        new("brake", Price, 0, [s => s.BudgetIsSpent(), s => s.Pass(Silence), s => s.Give(CommandKind.ReleasePayout, Party.Approver, new ReasonPayload("A holiday week."), "Ada")]),
        new("appeal", Price, 0,
        [
            s => s.SellerContests(), s => s.Pass(Settled), s => s.Votes(Seat.Marketplace, false), s => s.Votes(Seat.Independent, false),
            s => s.Appeals(Party.Buyer), s => s.Votes(Seat.Marketplace, true), s => s.Votes(Seat.Independent, true),
        ]),
    ];

    public static TheoryData<string, int> EveryGap()
    {
        TheoryData<string, int> gaps = [];
        foreach (Way way in Ways)
        {
            for (int gap = 0; gap <= way.Steps.Length; gap++)
            {
                gaps.Add(way.Name, gap);
            }
        }

        return gaps;
    }

    [Theory]
    [MemberData(nameof(EveryGap))]
    public async Task In_every_gap_of_every_way(string name, int gap)
    {
        Way way = Ways.Single(w => w.Name == name);
        Random seeded = new((gap * 31) + Array.IndexOf(Ways, way));
        await using Story story = await Story.Begin(new Market { PriceMinor = way.PriceMinor, HeldMinor = way.HeldMinor });
        for (int step = 0; step <= way.Steps.Length; step++)
        {
            if (step == gap)
            {
                await Facts(story, way, seeded, 2);
            }

            await (step < way.Steps.Length ? way.Steps[step](story) : Task.CompletedTask);
        }

        await Holds(story, way);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    public async Task In_several_gaps_at_once(int seed)
    {
        Way way = Ways[seed % Ways.Length];
        Random seeded = new(seed);
        await using Story story = await Story.Begin(new Market { PriceMinor = way.PriceMinor, HeldMinor = way.HeldMinor });
        foreach (Func<Story, Task> step in way.Steps)
        {
            await Facts(story, way, seeded, seeded.Next(3));
            await step(story);
        }

        await Facts(story, way, seeded, seeded.Next(4));
        await Holds(story, way);
    }

    private static async Task Facts(Story story, Way way, Random seeded, int count)
    {
        for (int fact = 0; fact < count; fact++)
        {
            long amount = seeded.NextInt64(1, way.PriceMinor + (way.PriceMinor / 4));
            int kind = seeded.Next(6);
            Task known = kind switch
            {
                0 => story.Refunded(amount),
                1 => story.ChargedBack(amount),
                2 => story.ChargedBack(),
                3 => story.Corrected(new CameBackSums(RefundedMinor: amount / 2, ChargedBackMinor: amount / 4)),
                4 => story.Corrected(new CameBackSums(InsurerPaidMinor: amount / 3)),
                _ => await Owes(story) ? story.Receives(amount, (DebtPayer)seeded.Next(3)) : story.Refunded(amount / 5),
            };
            await known;
        }
    }

    private static Task<bool> Owes(Story story) => story.Store.Read(db => db.Debts.AnyAsync());

    private static async Task Holds(Story story, Way way)
    {
        ClaimRecord claim = await story.Record();
        OrderLine line = await story.Store.Read(db => db.OrderLines.SingleAsync());
        long back = line.RefundedMinor + line.ChargedBackMinor + line.InsurerPaidMinor;
        string told = $"{way.Name}: paid {claim.PaidMinor}, back {back}, twice {claim.RecoveredTwiceMinor}";
        Assert.True(claim.ClosedAt is not null, told);
        Assert.InRange(line.RefundedMinor + line.ChargedBackMinor, 0, way.PriceMinor);
        Assert.Equal(-claim.PaidMinor, await story.Balance(ChartOfAccounts.BuyerPayouts));
        Assert.True(Math.Max(0, Math.Min(claim.PaidMinor, claim.PaidMinor + back - way.PriceMinor)) == await story.Balance(ChartOfAccounts.BuyerReceivable), told);
        Assert.True(claim.PaidMinor > 0 || claim.Outcome == ClaimOutcome.MadeGoodElsewhere, told);
        Assert.All(await story.Store.Read(db => db.Debts.ToListAsync()), debt => Assert.Equal(claim.PaidMinor, debt.AmountMinor));
        Assert.Equal(claim.PaidMinor > 0 && way.HeldMinor == 0, await Owes(story));
        Assert.Equal(way.HeldMinor == 0 ? 0 : claim.PaidMinor - way.HeldMinor, await Taken(story, way));
        Assert.Equal((0, 0), (await story.Balance(ChartOfAccounts.ClaimClearing), (await story.Store.Read(Ledger.Balances)).Sum(b => b.AmountMinor)));
        Assert.Empty((await story.Services.GetRequiredService<Reconciliation>().Run(story.Client)).Differences.Select(d => d.Code).Except(["RECOVERED_TWICE", "OVERPAID"]));
    }

    // Of a seller who pays, what is left of the held funds; one who owes may have paid more than that, which is on its way back.
    private static async Task<long> Taken(Story story, Way way) => way.HeldMinor == 0 ? 0 : await story.Balance(ChartOfAccounts.SellerFunds);

    // An offer of more than is missing is refused, and so is one when nothing is; else the seller pays what there is.
    private static async Task OfferedOrPaid(Story story)
    {
        if ((await story.SellerOffers(6_000)).Refusal is { } refusal)
        {
            Assert.Equal((await story.Record()).IsOpen ? "OFFER_NOT_A_PART" : "CLAIM_CLOSED", refusal.Code);
            await story.SellerPays();
        }
    }

    // When no more than was offered is missing by now, the buyer takes the offer; when nothing is, the claim is over.
    private static async Task CounteredOrAccepted(Story story)
    {
        if (!(await story.BuyerCounters(7_000)).Accepted && !(await story.BuyerCounters(6_500)).Accepted)
        {
            await story.BuyerAccepts();
        }
    }

    private sealed record Way(string Name, long PriceMinor, long HeldMinor, Func<Story, Task>[] Steps);
}
