using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>Whose doings a rule looks at. The check looks at both; only the buyer's side counts for the band of the buyer's claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FraudSide>))]
public enum FraudSide
{
    /// <summary>The buyer.</summary>
    Buyer,

    /// <summary>The seller.</summary>
    Seller,
}

/// <summary>What a rule rests on. Only what lies in the claim itself can be a ground of a refusal (PROCESS §4, equal treatment).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FraudBasis>))]
public enum FraudBasis
{
    /// <summary>This claim and its order.</summary>
    Claim,

    /// <summary>What the party did before: sends a claim to a person and no further.</summary>
    History,

    /// <summary>What the party has in common with others: the same.</summary>
    Connections,

    /// <summary>A picture: the same.</summary>
    Picture,
}

/// <summary>Where a claim goes after the check. There is no band that refuses: that takes a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FraudBand>))]
public enum FraudBand
{
    /// <summary>On to the seller.</summary>
    Clear,

    /// <summary>To a person.</summary>
    Review,

    /// <summary>To a person, as urgent.</summary>
    Block,
}

/// <summary>What one rule found.</summary>
/// <param name="Code">Such as <c>FRAUD-07</c>.</param>
/// <param name="Version">Of the rule in the pack.</param>
/// <param name="Weight">What it adds to the score when it fires.</param>
/// <param name="Side">Whose doings.</param>
/// <param name="Fired">Whether it fired.</param>
/// <param name="Facts">What it looked at.</param>
/// <param name="Sentence">The rule as a person would say it.</param>
internal sealed record FraudFinding(string Code, int Version, int Weight, FraudSide Side, bool Fired, string Facts, string Sentence)
{
    /// <summary>What the rule rests on.</summary>
    public FraudBasis Basis { get; init; }

    /// <summary>What was measured, in the rule's own unit; null when there was nothing to measure.</summary>
    public decimal? Value { get; init; }

    /// <summary>From where, or up to where, it fires.</summary>
    public decimal Threshold { get; init; }

    /// <summary>How far it looked back; null when it does not.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>The rule runs beside the live ones, to be judged by what it would have done.</summary>
    public bool Shadow { get; init; }

    /// <summary>Somebody looked before and put the rule off for this party.</summary>
    public bool Snoozed { get; init; }

    /// <summary>Whether it adds to the score.</summary>
    public bool Counts => this.Fired && !this.Shadow && !this.Snoozed;
}

/// <summary>The result of a check.</summary>
/// <param name="Score">Sum of the weights of the buyer's rules that count.</param>
/// <param name="SellerScore">The same of the seller's rules: shown to staff, holds up no buyer.</param>
/// <param name="Band">Where the claim goes.</param>
/// <param name="Findings">Every rule, fired or not.</param>
internal sealed record FraudAssessment(int Score, int SellerScore, FraudBand Band, IReadOnlyList<FraudFinding> Findings);
