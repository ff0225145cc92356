using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a claim is about by now, in money.</summary>
/// <param name="Claim">What is missing of what it claims, or of what was agreed on for a return; once it was paid, the claim as it was.</param>
/// <param name="Lines">The same of each of its lines, by their numbers.</param>
public sealed record Stakes(Money Claim, IReadOnlyList<LineStake> Lines)
{
    /// <summary>The lines that the open offer names; null where it is for all, or where there is none.</summary>
    public IReadOnlyList<int>? Offered { get; init; }

    /// <summary>The most that can be paid by a remedy, for some of the lines or for all of them.</summary>
    /// <param name="remedy">The remedy: a return is worth the items that go back, whatever was claimed of them.</param>
    /// <param name="lines">The lines; none or null for all.</param>
    public Money Of(Remedy remedy, IReadOnlyList<int>? lines = null) => this.Lines
        .Where(l => lines is not { Count: > 0 } || lines.Contains(l.Line))
        .Aggregate(Money.Zero(this.Claim.Currency), (sum, l) => sum + l.Of(remedy));

    /// <summary>Whether something is claimed of others than some lines.</summary>
    /// <param name="lines">The lines; none or null for all.</param>
    internal bool IsMoreThan(IReadOnlyList<int>? lines) => lines is { Count: > 0 } && this.Lines.Any(l => !lines.Contains(l.Line) && l.Claimed.MinorUnits > 0);

    /// <summary>What a stage decides about by now: what it was opened for, as far as that is at stake. A debt is not bounded by its claim.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="claimedMinor">What is decided about where the stage names no amount, minor units.</param>
    internal Money Of(IStage stage, long claimedMinor)
    {
        Money promised = new(stage.AmountMinor ?? claimedMinor, this.Claim.Currency);
        return stage.DebtId is not null ? promised : Money.Min(promised, this.Most(stage));
    }

    private Money Most(IStage stage) => stage switch
    {
        { Kind: StageKind.OfferAnswer, IsReturn: true } => this.Of(Remedy.Return, this.Offered),
        { Kind: StageKind.OfferAnswer } => Money.Min(this.Claim, this.Of(Remedy.PartRefund, this.Offered)),
        { IsReturn: true } => this.Of(Remedy.Return),
        _ => this.Claim,
    };
}

/// <summary>What is missing of one line of a claim by now.</summary>
/// <param name="Line">The line of the order, from 1.</param>
/// <param name="Claimed">Of what is claimed of it.</param>
/// <param name="Returned">Of what was paid for the pieces that are claimed: what they are worth if they go back.</param>
public sealed record LineStake(int Line, Money Claimed, Money Returned)
{
    internal Money Of(Remedy remedy) => remedy == Remedy.Return ? this.Returned : this.Claimed;
}
