using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>
/// The engine is killed before and after commits of a claim whose item is sent back at the buyer's postage; the app starts again from disk and goes on.
/// Money and postage are paid once, and nobody is mailed twice.
/// </summary>
public class The_process_dies_while_an_item_is_sent_back
{
    private static readonly Market Fair = new() { HeldMinor = 9_000 };
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(16);

    [Theory]
    [InlineData(false, 2, 9)]
    [InlineData(true, 6, 9)]
    public Task Money_and_postage_are_as_if_it_had_not_at_every_ninth(bool after, int first, int step) => AsIfItHadNot(after, first, step);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false, 1, 2)]
    [InlineData(true, 2, 2)]
    public Task Money_and_postage_are_as_if_it_had_not(bool after, int first, int step) => AsIfItHadNot(after, first, step);

    private static async Task AsIfItHadNot(bool after, int first, int step)
    {
        string expected = await new Deaths(Fair, Play, Tell).ChangeNothing(after, first, step, most: 300);
        Assert.Contains("debit-postage", expected, StringComparison.Ordinal);
    }

    // Each act looks whether it was done before, as the API's idempotency keys do; what was stored but not started the sweeps find.
    private static async Task Play(Story story)
    {
        if (await story.Store.Read(db => db.Sellers.CountAsync()) == 0)
        {
            await story.Store.Write(async db =>
            {
                await Fair.Fill(db);
                await db.SaveChangesAsync();
                OrderLine line = await db.OrderLines.SingleAsync();
                (line.Status, line.DeliveredAt) = ("delivered", Market.Start.AddDays(-5));
            });
        }

        if (!await story.Store.Read(db => db.Claims.AnyAsync()))
        {
            await story.Filed(ClaimKind.Defective, Remedy.Return, null, "image/jpeg");
        }

        await story.GoOn();
        await story.Pass(Lease);
        await story.Services.GetRequiredService<SilentCases>().StartLostClaims(story.Client);
        await story.Pass(Lease);
        await Act(story, 0, () => story.SellerOffers(8_000, Remedy.Return));
        await story.Pass(TimeSpan.FromMinutes(61));
        await Act(story, 1, story.BuyerAccepts);
        await Act(story, 2, story.PaysPostage);
        await Act(story, 3, () => story.Posts(900));
        await Act(story, 4, () => story.Inspects(ReturnCondition.AsAgreed));
        await story.Pass(Market.Start.AddDays(2) - story.Now);
    }

    private static async Task Act(Story story, int number, Func<Task> act)
    {
        if (await story.Store.Read(db => db.Commands.CountAsync()) == number)
        {
            await act();
        }

        await story.Pass(Lease);
        await story.Services.GetRequiredService<SilentCases>().WakeUnheardCommands(story.Client);
        await story.Idle();
    }

    private static async Task<string> Tell(Story story)
    {
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        await story.Reconciles();
        ReturnRecord sent = await story.Return();
        return $"{sent.State} {sent.Condition}";
    }
}
