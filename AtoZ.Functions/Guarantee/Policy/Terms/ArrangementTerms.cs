namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>What a seller may arrange about a debt (PROCESS §9). Amounts in minor units per currency.</summary>
/// <param name="PromiseWithin">How far away a promised day may be.</param>
/// <param name="Promises">How many promises a debt may have.</param>
/// <param name="Instalments">How many instalments at most.</param>
/// <param name="FirstInstalmentAfter">From the approval of a plan to its first instalment.</param>
/// <param name="InstalmentEvery">Between instalments.</param>
/// <param name="InstalmentGrace">How late an instalment may be before the plan is broken.</param>
/// <param name="Plans">How many plans a debt may have.</param>
/// <param name="PlanAutomaticUpTo">Up to here the first plan needs nobody's approval.</param>
/// <param name="PlanAnsweredWithin">The recovery desk's time to answer; its silence approves.</param>
/// <param name="PauseUpTo">All pauses of a debt together.</param>
public sealed record ArrangementTerms(
    TimeSpan PromiseWithin,
    int Promises,
    int Instalments,
    TimeSpan FirstInstalmentAfter,
    TimeSpan InstalmentEvery,
    TimeSpan InstalmentGrace,
    int Plans,
    IReadOnlyDictionary<string, long> PlanAutomaticUpTo,
    TimeSpan PlanAnsweredWithin,
    TimeSpan PauseUpTo)
{
    internal static ArrangementTerms Read(PackSection s) => new(
        s.Duration("promiseWithin"),
        s.Integer("promises"),
        s.Integer("instalments"),
        s.Duration("firstInstalmentAfter"),
        s.Duration("instalmentEvery"),
        s.Duration("instalmentGrace"),
        s.Integer("plans"),
        s.Amounts("planAutomaticUpTo"),
        s.Duration("planAnsweredWithin"),
        s.Duration("pauseUpTo"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(Instalments >= 2, "$.arrangements.instalments", "must be at least 2: one instalment is no plan");
        yield return new(InstalmentGrace < InstalmentEvery, "$.arrangements.instalmentGrace", "must be shorter than the time between instalments");
    }
}
