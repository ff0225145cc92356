using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Cases;

/// <summary>One thing that an answer, or silence, would lead to. The sentence for people is under <c>consequence.{Code}</c> in the texts.</summary>
/// <param name="Code">What would happen, such as <c>seller-debited</c>.</param>
/// <param name="Amount">How much money; null when none moves.</param>
/// <param name="At">When, or until when; null when at once.</param>
public sealed record Consequence(string Code, Money? Amount = null, DateTimeOffset? At = null);

/// <summary>Something a party may want to do, and whether it can be done now.</summary>
/// <param name="Kind">What.</param>
/// <param name="WhyNot">Null when it can be done; otherwise why not, and what to do instead.</param>
/// <param name="Until">Until when it can be done; null when it can't.</param>
/// <param name="Consequences">What it would lead to; empty when it can't be done.</param>
/// <param name="DebtId">The debt it is about; null when it is about the claim.</param>
public sealed record CaseAction(CommandKind Kind, Refusal? WhyNot, DateTimeOffset? Until, IReadOnlyList<Consequence> Consequences, DebtId? DebtId = null)
{
    /// <summary>Whether it can be done now.</summary>
    public bool Offered => this.WhyNot is null;

    /// <summary>How the seller's money would be taken, where it pays with it; null where it does not, or can't be done.</summary>
    public DebitMethod? Method { get; init; }

    /// <summary>The money that it decides about, as its stage says; null when it decides about none, or can't be done.</summary>
    public Money? Amount { get; init; }
}

/// <summary>Whether a party may appeal, and until when.</summary>
public sealed record AppealRight(Refusal? WhyNot, DateTimeOffset? Until)
{
    /// <summary>What an appeal would lead to; empty when it can't be made.</summary>
    public IReadOnlyList<Consequence> Consequences { get; init; } = [];

    /// <summary>Whether an appeal can be made now.</summary>
    public bool Offered => this.WhyNot is null;
}

/// <summary>How much room for evidence a party has left.</summary>
public sealed record EvidenceRoom(int FilesLeft, long BytesPerFile, IReadOnlyList<string> AcceptedTypes);
