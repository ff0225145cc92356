using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Moving;

/// <summary>A claim that is moved in the middle of something: what happened before, and what happens after.</summary>
internal sealed record Course(Func<Story, Task> Before, Func<Story, Task> After)
{
    private static readonly Dictionary<string, Course> All = new(StringComparer.Ordinal)
    {
        ["waits for its seller"] = new(story => story.Pass(TimeSpan.FromHours(30)), story => story.Pass(TimeSpan.FromDays(1))),
        ["waits for its buyer"] = new(
            async story =>
            {
                await story.SellerOffers(2_000);
                await story.Pass(TimeSpan.FromHours(2));
            },
            story => story.BuyerAccepts()),
        ["is reviewed"] = new(
            async story =>
            {
                await story.SellerContests();
                await story.Pass(TimeSpan.FromHours(2));
                await story.Votes(Seat.Marketplace, forBuyer: true);
            },
            story => story.Votes(Seat.Independent, forBuyer: true)),
        ["has an answer that can still be taken back"] = new(
            async story =>
            {
                await story.Pass(TimeSpan.FromHours(10));
                await story.SellerOffers(2_000);
            },
            story => story.Pass(TimeSpan.FromHours(3))),
        ["left a debt"] = new(story => story.Pass(TimeSpan.FromHours(75)), story => story.PaysDebt(3_000)),
    };

    /// <summary>The names, for theories.</summary>
    public static IEnumerable<object[]> Names => All.Keys.Select(name => new object[] { name });

    public static Course Of(string name) => All[name];

    /// <summary>Files the claim and plays the first part.</summary>
    public async Task Begin(Story story)
    {
        await story.Store.Write(new Market().Fill);
        await story.File("order-1");
        await Before(story);
    }

    /// <summary>Plays the rest, until nothing is left to happen.</summary>
    public async Task End(Story story)
    {
        await story.GoOn();

        // The grace that a sweep leaves to what is on its way.
        await story.Pass(TimeSpan.FromMinutes(20));
        await Sweep(story);
        await After(story);
        await story.Pass(TimeSpan.FromDays(6));
        if (await story.Store.Read(db => db.Debts.AnyAsync(d => d.ClosedAt == null)))
        {
            DebtRecord debt = await story.DebtRecord();
            await story.PaysDebt(debt.AmountMinor - debt.RecoveredMinor);
        }

        await story.Pass(TimeSpan.FromDays(8));
    }

    /// <summary>What the sweeps of the next full hour do; where nothing was lost they find nothing.</summary>
    public static async Task Sweep(Story story)
    {
        SilentCases silent = story.Services.GetRequiredService<SilentCases>();
        await silent.StartLostClaims(story.Client);
        await silent.StartLostAppeals(story.Client);
        await silent.WakeUnheardCommands(story.Client);
        await story.Services.GetRequiredService<StalledDebts>().StartLost(story.Client);
        await story.Idle();
    }
}
