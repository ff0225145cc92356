using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>What a draft would have changed for one filing.</summary>
/// <param name="Kind">What.</param>
/// <param name="Currency">Of the money.</param>
/// <param name="Claim">The claim; null for a filing that was refused.</param>
/// <param name="AmountMinor">What it asks for, or what changes its payer.</param>
/// <param name="PaidToBuyersMinor">What the buyer would be paid more; less when negative.</param>
/// <param name="Rules">Codes that make the difference.</param>
internal sealed record PastOutcome(PackEffectKind Kind, string Currency, ClaimId? Claim, long AmountMinor, long PaidToBuyersMinor, IReadOnlyList<string> Rules)
{
    public static PastOutcome Of(PackEffectKind kind, ClaimRecord claim, long paid, string rule) => new(kind, claim.Currency, claim.Id, claim.AmountMinor, paid, [rule]);
}
