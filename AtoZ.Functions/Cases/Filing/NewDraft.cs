using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>A draft of a claim on its way in.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="BuyerId">Whose order it is.</param>
/// <param name="Kind">What is wrong, where the marketplace asked already.</param>
/// <param name="Description">The buyer's words, where the marketplace has them already.</param>
/// <param name="Language">en, de, es, pt or zh; null for the buyer's known language.</param>
/// <param name="FilesItself">The buyer wishes that it files itself before the time for a claim ends.</param>
internal sealed record NewDraft(string OrderId, int Line, string BuyerId, ClaimKind? Kind = null, string? Description = null, string? Language = null, bool FilesItself = false);

/// <summary>What became of something that was done to a draft.</summary>
/// <param name="Id">The draft, or the claim or inquiry that came of it; null when refused.</param>
/// <param name="Refusal">Why not; null when done.</param>
/// <param name="FieldErrors">Each wrong field.</param>
/// <param name="Verdict">What eligibility found, where it was asked.</param>
internal sealed record FilingReceipt(ClaimId? Id, Refusal? Refusal, IReadOnlyList<Refusal> FieldErrors, EligibilityVerdict? Verdict)
{
    /// <summary>Whether it was done.</summary>
    public bool Accepted => this.Refusal is null;

    public static FilingReceipt Done(ClaimId id) => new(id, null, [], null);

    /// <summary>Not done.</summary>
    public static FilingReceipt Not(Refusal refusal) => new(null, refusal, [], null);
}
