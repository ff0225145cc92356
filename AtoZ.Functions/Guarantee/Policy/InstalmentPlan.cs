using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>One instalment. Paying early is always possible: what counts is the sum up to its day.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Amount">What it is about.</param>
/// <param name="Total">What must have been paid up to its day, this one included.</param>
/// <param name="DueAt">Its day.</param>
internal sealed record Instalment(int Number, Money Amount, Money Total, DateTimeOffset DueAt);

/// <summary>A debt in equal parts (PROCESS §9); what does not divide is in the first ones, one minor unit each.</summary>
internal static class InstalmentPlan
{
    /// <summary>All instalments of a plan.</summary>
    /// <param name="amount">What is owed when the plan begins; at least one minor unit per instalment.</param>
    /// <param name="count">How many.</param>
    /// <param name="firstDue">The day of the first.</param>
    /// <param name="terms">The pack's terms.</param>
    public static IReadOnlyList<Instalment> Of(Money amount, int count, DateTimeOffset firstDue, ArrangementTerms terms)
    {
        List<Instalment> plan = [];
        (long part, long rest) = Math.DivRem(amount.MinorUnits, count);
        long total = 0;
        for (int number = 1; number <= count; number++)
        {
            long minor = part + (number <= rest ? 1 : 0);
            total += minor;
            plan.Add(new Instalment(number, new Money(minor, amount.Currency), new Money(total, amount.Currency), firstDue + ((number - 1) * terms.InstalmentEvery)));
        }

        return plan;
    }

    /// <summary>The instalments of a stored plan.</summary>
    public static IReadOnlyList<Instalment> Of(IArrangement plan, string currency, ArrangementTerms terms) =>
        Of(new Money(plan.AmountMinor, currency), plan.Instalments, plan.DueAt, terms);

    /// <summary>The first instalment that what was paid does not reach; null when all are paid.</summary>
    public static Instalment? Open(IReadOnlyList<Instalment> plan, Money paid) => plan.FirstOrDefault(i => i.Total > paid);
}
