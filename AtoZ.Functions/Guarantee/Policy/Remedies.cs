using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What puts right which kind of claim: nobody sends another item for money that was charged, or mends what came late. Rule KIND-01.</summary>
internal static class Remedies
{
    /// <summary>What a buyer may ask for, the usual one first.</summary>
    public static IReadOnlyList<Remedy> Of(ClaimKind kind, OfferTerms terms) =>
        terms.Remedies[kind.ToString()];

    /// <summary>What a seller may offer instead of paying in full.</summary>
    public static IReadOnlyList<Remedy> Offered(ClaimKind kind, OfferTerms terms) => [.. Of(kind, terms).Append(Remedy.PartRefund).Where(r => r != Remedy.Refund).Distinct()];

    /// <summary>Checks what is asked for.</summary>
    /// <returns>Null when it can be.</returns>
    public static Refusal? CheckAsked(ClaimKind kind, Remedy remedy, OfferTerms terms) => Of(kind, terms).Contains(remedy) ? null : Wrong(kind, Of(kind, terms), remedy);

    /// <summary>Checks what is offered.</summary>
    /// <returns>Null when it can be.</returns>
    public static Refusal? CheckOffered(ClaimKind kind, Remedy remedy, OfferTerms terms) =>
        remedy == Remedy.Refund || Offered(kind, terms).Contains(remedy) ? null : Wrong(kind, Offered(kind, terms), remedy);

    private static Refusal Wrong(ClaimKind kind, IReadOnlyList<Remedy> possible, Remedy remedy) =>
        new("REMEDY_NOT_FOR_KIND", 422, $"{remedy} does not put right a claim of {kind}.", $"Choose {string.Join(" or ", possible)}.", "/remedy");
}
