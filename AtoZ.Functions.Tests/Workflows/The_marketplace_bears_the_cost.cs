using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered", §8: its own fulfilment, and sellers who were insured and proved it in time.</summary>
public class The_marketplace_bears_the_cost
{
    [Fact]
    public async Task Of_what_it_fulfilled_itself_and_asks_the_seller_nothing()
    {
        await using Story story = await Story.Begin(new Market { Fulfilled = true, HeldMinor = 10_000 });

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal((8_000L, -10_000L), (await story.Balance(ChartOfAccounts.GuaranteeExpense), await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.DoesNotContain(await story.Mails(), m => m.StartsWith("Seller", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_an_insured_seller_and_starts_no_recovery()
    {
        await using Story story = await Story.Begin();
        await Insure(story, provedAfter: TimeSpan.FromDays(1));
        await story.Pass(TimeSpan.FromHours(73));

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal(0, await story.Store.Read(db => db.Debts.CountAsync()));
    }

    [Fact]
    public async Task Of_a_seller_whose_proof_came_on_the_last_day_and_gives_back_what_was_recovered()
    {
        await using Story story = await Story.Begin(new Market { HasPaymentMethod = true });
        await story.Pass(TimeSpan.FromHours(72) + TimeSpan.FromDays(2));
        Assert.Equal(DebtState.Recovered, (await story.DebtRecord()).State);
        await Insure(story, provedAfter: TimeSpan.FromDays(6));
        await story.EndsWellAfter(TimeSpan.FromDays(3), ClaimOutcome.BorneByMarketplace);

        Assert.Equal((DebtState.Cancelled, -8_000L), ((await story.DebtRecord()).State, await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.Equal((0L, 8_000L), (await story.Balance(ChartOfAccounts.SellerReceivable), await story.Balance(ChartOfAccounts.GuaranteeExpense)));
    }

    [Fact]
    public async Task But_not_of_a_seller_whose_proof_came_too_late()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromDays(4));
        await Insure(story, provedAfter: TimeSpan.FromDays(8));
        await story.Pass(TimeSpan.FromDays(10));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, DebtState.Open), ((await story.Record()).Outcome, (await story.DebtRecord()).State));
    }

    private static Task Insure(Story story, TimeSpan provedAfter) => story.Store.Write(db =>
    {
        db.InsuranceCertificates.Add(new InsuranceCertificateRecord
        {
            Id = "cert-1",
            SellerId = Market.Seller,
            Insurer = "Harbour Mutual",
            ValidFrom = Market.Start.AddYears(-1),
            ValidUntil = Market.Start.AddYears(1),
            LimitMinor = 100_000,
            DeductibleMinor = 0,
            Currency = "USD",
            ReceivedAt = Market.Start + provedAfter,
        });
        return Task.CompletedTask;
    });
}
