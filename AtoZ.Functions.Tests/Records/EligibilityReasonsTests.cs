using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

/// <summary>What would have changed a decision is found by running the same rules on other facts.</summary>
public class EligibilityReasonsTests
{
    private static readonly EligibilityFacts NeverArrived = SomeFacts.NothingCame;

    [Fact]
    public void A_claim_about_a_parcel_that_never_came_would_have_failed_with_a_carrier_scan()
    {
        Reasoning reasoning = Of(NeverArrived);

        Assert.Equal("Eligible", reasoning.Outcome);
        Assert.Contains(
            $"With a carrier scan of delivery dated from {NeverArrived.Now.AddDays(-14):yyyy-MM-dd} to {NeverArrived.Now.AddDays(-1):yyyy-MM-dd}, the result would have been NotEligible.",
            reasoning.Counterfactuals.Select(c => c.Sentence));
    }

    [Fact]
    public void A_refusal_says_what_all_of_it_would_have_taken()
    {
        Reasoning reasoning = Of(NeverArrived with { DeliveredAt = NeverArrived.Now.AddDays(-1), Description = "Bad" });

        Counterfactual other = Assert.Single(reasoning.Counterfactuals);
        Assert.Equal("Eligible", other.Outcome);
        Assert.StartsWith("with a message to the seller by ", other.Change, StringComparison.Ordinal);
        Assert.EndsWith(" and with at least 10 letters of description", other.Change, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_mended_has_no_counterfactual() => Assert.Empty(Of(NeverArrived with { OpenClaimOnLine = true }).Counterfactuals);

    [Fact]
    public async Task A_refusal_at_filing_is_signed_although_there_is_no_claim()
    {
        await using TestStore store = await TestStore.Create();
        IntakeDesk desk = new(store.Store);
        await desk.Given(IntakeDesk.Line("o1"));

        IntakeResult result = await desk.File(IntakeDesk.Claim("o1") with { Kind = ClaimKind.NotReceived, Evidence = [], Description = "Bad" });

        Assert.False(result.Accepted);
        DecisionRecord record = await store.Store.Read(db => db.Decisions.SingleAsync());
        SignedDecision decision = SignedDecision.For(record, Party.Buyer)!;
        Assert.Equal((null, "order o1 line 1"), (record.ClaimId, (string?)JsonNode.Parse(decision.Body)!["subject"]));
        Assert.Null(DecisionCheck.First(decision, new Dictionary<string, PublicKey> { [record.KeyId] = IntakeDesk.Key }, PackShelf.OfThisProgram()));
    }

    private static Reasoning Of(EligibilityFacts facts) => Reasoner.Of(DecisionKind.Eligibility, JsonSerializer.SerializeToNode(facts, RecordJson.Options)!, ThePack.Pack);
}
