using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>What was arranged about a debt: a promise, a plan of instalments, a pause. Never changed to another: a new one is a new row.</summary>
public sealed class DebtArrangementRecord : IArrangement
{
    public required DebtId DebtId { get; init; }

    /// <summary>From 1, per debt.</summary>
    public required int Number { get; init; }

    public required ArrangementKind Kind { get; init; }

    public ArrangementState State { get; set; }

    /// <summary>What it is about, minor units: promised, or what was owed when the plan was asked for; zero for a pause.</summary>
    public required long AmountMinor { get; init; }

    /// <summary>How many instalments; zero unless it is a plan.</summary>
    public int Instalments { get; init; }

    /// <summary>Instalments whose day came: what was due then was collected or asked for.</summary>
    public int InstalmentsCalled { get; set; }

    /// <summary>What had been recovered when it began: payments count from there.</summary>
    public required long RecoveredBeforeMinor { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>End of a promise or a pause, first instalment of a plan, or until when an answer to a plan is due.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Why, in the words of who asked.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
