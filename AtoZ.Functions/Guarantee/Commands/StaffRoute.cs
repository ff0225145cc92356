namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>A route of the staff's API that gives a command: <c>api/staff/claims/{claimId}/{Act}</c>, or below <c>debts</c>.</summary>
/// <param name="Operation">Its name in the description of the API.</param>
/// <param name="Act">The last part of its address.</param>
/// <param name="About">What it does, in one sentence.</param>
internal sealed record StaffRoute(string Operation, string Act, string About)
{
    /// <summary>What the body's "no" gives; null where the body is the command's own record.</summary>
    public CommandKind? Otherwise { get; init; }

    /// <summary>Codes of refusals beyond those that every act of staff knows.</summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];
}
