using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>A claim as the backend sends it. What is left out takes the order's or the buyer's value.</summary>
internal sealed record FileClaimBody(
    string OrderId,
    int Line,
    string BuyerId,
    ClaimKind Kind,
    string Description,
    Remedy Remedy = Remedy.Refund,
    int? Quantity = null,
    DateTimeOffset? HappenedAt = null,
    long? AmountMinor = null,
    string? Currency = null,
    string? Language = null,
    IReadOnlyList<string>? Evidence = null,
    IReadOnlyList<NewLoss>? Losses = null,
    IReadOnlyList<NewClaimLine>? MoreLines = null)
{
    /// <summary>The claim on its way in.</summary>
    public NewClaim ToClaim() => new(
        this.OrderId, this.Line, this.Quantity, this.BuyerId, this.Kind, this.Description, this.HappenedAt, this.Remedy, this.AmountMinor, this.Currency, this.Language, this.Evidence ?? [])
    {
        Losses = this.Losses ?? [],
        MoreLines = this.MoreLines ?? [],
    };
}
