using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Foresight;

/// <summary>PROCESS §5: what a dry run says is what happens, for every act of every party and of staff.</summary>
public class Dry_runs_come_true
{
    // Each seed is a case. From so many on, every act of every party is met.
    private const int MeetEveryAct = 500;

    // Each hour that passes sweeps all cases of a store.
    private const int CasesOfAStore = 25;

    // What only the system does, and what a page of the payment service does, has tests of its own.
    private static readonly CommandKind[] OfTheSystem =
    [
        CommandKind.OffsetDebt, CommandKind.CancelDebt, CommandKind.PayDebt, CommandKind.RemedyDelivered, CommandKind.ReturnLost, CommandKind.TryStepAgain,
    ];

    [Fact]
    public Task In_four_seeded_cases() => ComesTrue(cases: 4);

    [Fact]
    [Trait("Category", "Long")]
    public Task In_five_hundred_seeded_cases_each_act_of_each_party_at_least_once() => ComesTrue(cases: MeetEveryAct);

    private static async Task ComesTrue(int cases)
    {
        Dictionary<(CommandKind Kind, Party Party), int> hits = [];
        foreach (int[] seeds in Enumerable.Range(0, cases).Chunk(CasesOfAStore))
        {
            await using Story story = await Story.Open(new Market(), services: s => s.AddSingleton<IFraudDesk>(new BandOfTheOrder()));
            foreach (int seed in seeds)
            {
                await new SeededCase(story, seed, hits).Play();
            }
        }

        List<string> missed = [.. CommandCatalogue.All
            .SelectMany(row => row.By.Select(party => (row.Kind, Party: party)))
            .Where(pair => !OfTheSystem.Contains(pair.Kind) && !hits.ContainsKey(pair))
            .Select(pair => $"{pair.Party} {pair.Kind}")];
        Assert.True(missed.Count == 0 || cases < MeetEveryAct, $"Never met: {string.Join(", ", missed)}. Met: {string.Join(", ", hits.Select(h => $"{h.Key.Party} {h.Key.Kind} {h.Value}"))}");
    }

    private sealed class BandOfTheOrder : IFraudDesk
    {
        public Task<FraudCheckRecord> Check(AtoZDb db, ClaimRecord claim, PolicyPack policy, DateTimeOffset now) =>
            new FraudDeskSays(claim.OrderId.StartsWith("review", StringComparison.Ordinal) ? FraudBand.Review : FraudBand.Clear).Check(db, claim, policy, now);
    }
}
