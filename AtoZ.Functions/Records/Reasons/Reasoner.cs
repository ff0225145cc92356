using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Records.Reasons;

/// <summary>Reasons a decision from its facts: the same when it is taken and when it is checked years later.</summary>
internal static class Reasoner
{
    /// <summary>Reasons a decision.</summary>
    /// <param name="kind">What is decided.</param>
    /// <param name="facts">As they stand in the record.</param>
    /// <param name="pack">The pinned policy.</param>
    /// <exception cref="JsonException">The facts are not of this kind.</exception>
    public static Reasoning Of(DecisionKind kind, JsonNode facts, PolicyPack pack) => kind switch
    {
        DecisionKind.Eligibility => EligibilityReasons.Of(Read<EligibilityFacts>(facts), pack),
        DecisionKind.FraudCheck => FraudReasons.Of(Read<FraudCheckFacts>(facts), pack.Fraud),
        DecisionKind.FraudVerdict => FraudVerdictReasons.Of(Read<FraudVerdictFacts>(facts)),
        DecisionKind.Review => ReviewReasons.Of(Read<ReviewFacts>(facts), pack.Appeals),
        DecisionKind.Payout => PayoutReasons.Of(Read<PayoutFacts>(facts), pack.Payouts),
        DecisionKind.PayoutApproval => PayoutReasons.Of(Read<ApprovalFacts>(facts)),
        DecisionKind.Outcome => OutcomeReasons.Of(Read<OutcomeFacts>(facts)),
        DecisionKind.WriteOff => WriteOffReasons.Of(Read<WriteOffFacts>(facts), pack.Recovery),
        _ => throw new JsonException($"{kind} is not a kind of decision known here."),
    };

    private static T Read<T>(JsonNode facts) => facts.Deserialize<T>(RecordJson.Options) ?? throw new JsonException("There are no facts.");
}
