using AtoZ.Functions.Cases;

namespace AtoZ.Functions.Edge.Api.Views;

/// <summary>What would come of an act, or why it can't be done now.</summary>
/// <param name="Offered">Whether it can be done now.</param>
/// <param name="WhyNot">Null when it can.</param>
/// <param name="Consequences">What it would lead to; empty when it can't.</param>
internal sealed record ForeseenView(bool Offered, RefusalView? WhyNot, IReadOnlyList<ConsequenceView> Consequences)
{
    internal static ForeseenView Of(Foreseen foreseen) => new(
        foreseen.WhyNot is null,
        foreseen.WhyNot is { } not ? new RefusalView(not.Code, not.Detail, not.Remedy) : null,
        [.. foreseen.Consequences.Select(c => new ConsequenceView(c.Code, c.Amount?.MinorUnits, c.Amount?.Currency, c.At))]);
}
