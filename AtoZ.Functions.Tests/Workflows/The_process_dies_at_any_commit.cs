using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>
/// The engine is killed before and after each commit of a claim with recovery, so also between the effect of every activity and its
/// result; the app starts again from disk and goes on. The money is the same each time, and nobody is paid or mailed twice.
/// </summary>
[Collection(nameof(OnEachDatabase))]
public class The_process_dies_at_any_commit(Databases databases)
{
    private static readonly DateTimeOffset End = Market.Start.AddDays(12);

    // Another seventh than the one before, so that both see different commits.
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public Task And_money_and_mails_are_as_if_it_had_not_at_every_seventh(bool after, int first) => AsIfItHadNot(after, first, step: 7);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public Task And_money_and_mails_are_as_if_it_had_not(bool after, int first) => AsIfItHadNot(after, first, step: 2);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(false, 2)]
    [InlineData(true, 5)]
    public Task And_money_and_mails_are_as_if_it_had_not_on_PostgreSQL(bool after, int first) => AsIfItHadNot(after, first, step: 7, databases.NewPostgres);

    private static Task AsIfItHadNot(bool after, int first, int step, Func<Task<string>>? newDatabase = null) =>
        new Deaths(new Market { HeldMinor = 3_000, HasPaymentMethod = false }, Play, Tell) { NewDatabase = newDatabase }.ChangeNothing(after, first, step, most: 200);

    // Each act looks whether it was done before, as the API's idempotency keys do; what was stored but not started the sweeps find.
    private static async Task Play(Story story)
    {
        if (await story.Store.Read(db => db.Sellers.CountAsync()) == 0)
        {
            await story.Store.Write(new Market { HeldMinor = 3_000 }.Fill);
        }

        await (await story.Store.Read(db => db.Claims.AnyAsync()) ? story.GoOn() : story.File("order-1"));
        await story.Pass(TimeSpan.FromMinutes(16));
        await story.Services.GetRequiredService<SilentCases>().StartLostClaims(story.Client);
        await story.Pass(Market.Start.AddDays(5) - story.Now);
        if (await story.Store.Read(db => db.Commands.CountAsync()) == 0)
        {
            await story.AsksInstalments(2);
        }

        if (await story.Store.Read(db => db.Commands.CountAsync()) == 1)
        {
            await story.Pass(TimeSpan.FromMinutes(16));
            await story.Services.GetRequiredService<SilentCases>().WakeUnheardCommands(story.Client);
            await story.Idle();
            await story.PaysDebt(5_900);
        }

        await story.Services.GetRequiredService<SilentCases>().WakeUnheardCommands(story.Client);
        await story.Pass(End - story.Now);
    }

    private static async Task<string> Tell(Story story)
    {
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
        DebtRecord debt = await story.DebtRecord();
        return $"{debt.State} {debt.RecoveredMinor}";
    }
}
