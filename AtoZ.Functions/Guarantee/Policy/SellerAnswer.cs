using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>How long the seller has to answer (PROCESS §5): harm is more urgent than an order gone wrong. Rule SELLER-01.</summary>
internal static class SellerAnswer
{
    /// <summary>The length of the window.</summary>
    public static TimeSpan Window(ClaimKind kind, SellerAnswerTerms terms) => kind.IsHarm() ? terms.HarmWindow : terms.OrderWindow;
}
