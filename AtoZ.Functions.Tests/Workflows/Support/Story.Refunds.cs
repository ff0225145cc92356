using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What stories of refunds need.</summary>
internal sealed partial class Story
{
    /// <summary>The buyer claims some pieces of the line.</summary>
    public async Task FilesFor(int pieces)
    {
        ClaimIntake intake = ActivatorUtilities.CreateInstance<ClaimIntake>(_host.Services, new IntakeSettings("marketplace"));
        IntakeResult result = await Store.Write(db => intake.File(db, Market.Claim("order-1") with { Quantity = pieces }));
        Assert.True(result.Accepted, result.Refusal?.Detail + Against(result));
        Claim = result.ClaimId!.Value;
        await Launch.Claim(Client, Claim);
        await Idle();
    }

    /// <summary>The buyer says how the money is to come.</summary>
    public Task<Refusal?> Chooses(RefundMeans means) => Store.Write(db => Services.GetRequiredService<RefundChoices>().Choose(db, Claim, means));

    /// <summary>Both sides read this language from now on.</summary>
    public Task Speaks(string language) => Store.Write(async db =>
    {
        await db.Claims.Where(c => c.Id == Claim).ExecuteUpdateAsync(c => c.SetProperty(r => r.Language, language));
        (await db.Sellers.SingleAsync()).Language = language;
    });
}
