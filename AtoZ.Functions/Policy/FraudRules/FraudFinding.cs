using System.Text.Json.Serialization;

namespace AtoZ.Functions.Policy.FraudRules;

/// <summary>Whose doings a rule looks at. The check looks at both; only the buyer's side counts for the band of the buyer's claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FraudSide>))]
public enum FraudSide
{
    /// <summary>The buyer.</summary>
    Buyer,

    /// <summary>The seller.</summary>
    Seller,
}

/// <summary>Where a claim goes after the check. There is no band that refuses: that takes a person.</summary>
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
public sealed record FraudFinding(string Code, int Version, int Weight, FraudSide Side, bool Fired, string Facts, string Sentence);

/// <summary>The result of a check.</summary>
/// <param name="Score">Sum of the weights of the buyer's rules that fired.</param>
/// <param name="SellerScore">The same of the seller's rules: shown to staff, holds up no buyer.</param>
/// <param name="Band">Where the claim goes.</param>
/// <param name="Findings">Every rule, fired or not.</param>
public sealed record FraudAssessment(int Score, int SellerScore, FraudBand Band, IReadOnlyList<FraudFinding> Findings);
