using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// What mails to the seller say of how a claim came back: after an offer that was not accepted, which round it is and how many offers are
/// left; after a changed reason, that it changed. Only the first mail tells of a new claim.
/// </summary>
internal static class RoundFacts
{
    /// <summary>Adds them to the facts of a mail about a seller's stage.</summary>
    public static async Task Add(Dictionary<string, string> facts, OpenedCase open, StageRecord stage)
    {
        if (stage.Round > 1)
        {
            int rounds = open.Policy.Offers.MaximumRounds;
            int left = rounds - Offers.Next(stage) + 1;
            facts[Names.Outcome] = stage.CounterMinor is null ? "AnotherRound" : "Countered";
            facts[Names.Round] = Number(stage.Round);
            facts[Names.Rounds] = Number(rounds);
            facts[Names.Left] = Number(left);
            await (stage.CounterMinor is { } counter ? AddCounter(facts, open, stage, counter, left) : AddAnswer(facts, open, stage));
        }
        else if (stage.Round == 1 && await open.Db.Statements.AnyAsync(s => s.ClaimId == stage.ClaimId))
        {
            facts[Names.Method] = facts[Names.Outcome] = "ReasonChanged";
        }
    }

    // In the last round no other offer is left to make, so none is spoken of.
    private static async Task AddCounter(Dictionary<string, string> facts, OpenedCase open, StageRecord stage, long counter, int left)
    {
        facts[Names.Counter] = open.Money(counter).ToString();
        facts[Names.Message] = (await open.Db.Offers.SingleOrDefaultAsync(o => o.ClaimId == stage.ClaimId && o.Round == stage.Round))?.Message ?? "";
        if (left == 0)
        {
            facts[Names.Method] = "CounteredLast";
        }
    }

    // The buyer's own words, where there are some; the claim's first words the seller has had.
    private static async Task AddAnswer(Dictionary<string, string> facts, OpenedCase open, StageRecord stage)
    {
        int round = stage.Round - 1;
        string asked = $"{stage.InstanceId}/{EventNames.Of(StageKind.OfferAnswer, round)}";
        OfferRecord? offer = await open.Db.Offers.SingleOrDefaultAsync(o => o.ClaimId == open.Claim.Id && o.Round == round);
        CommandRecord? declined = await open.Db.Commands
            .SingleOrDefaultAsync(c => c.StageKey == asked && c.Kind == CommandKind.BuyerDeclines && c.State == CommandState.Taken);
        facts[Names.Method] = offer?.State == OfferState.Lapsed ? "OfferLapsed" : declined is null ? "OfferUnanswered" : "OfferDeclined";
        facts[Names.Message] = declined is null ? "" : (await open.Command<ReasonPayload>(declined.Id)).Payload.Reason;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
