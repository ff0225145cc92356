using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Adds past claims up. Pure. Rule FRAUD-E.</summary>
internal static class BackTestSums
{
    /// <summary>The report of some claims.</summary>
    public static BackTestReport Of(IReadOnlyList<PastClaim> claims, FraudTerms terms)
    {
        int newly = claims.Count(c => c is { FlaggedNow: true, FlaggedThen: false }), noLonger = claims.Count(c => c is { FlaggedNow: false, FlaggedThen: true });
        decimal? perLook = Median([.. claims.Select(c => c.LookedFor).OfType<TimeSpan>()]);
        return new BackTestReport(
            claims.Count,
            Side(claims, c => c.FlaggedThen),
            Side(claims, c => c.FlaggedNow),
            newly,
            noLonger,
            [.. claims.GroupBy(c => c.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Money).Where(m => m.PaidUnseenMinor + m.HeldUpMinor > 0)],
            perLook,
            perLook * (newly - noLonger),
            [.. claims.SelectMany(c => c.Fired.Select(code => (Code: code, c.Confirmed))).GroupBy(f => f.Code).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new BackTestRule(g.Key, g.Count(), g.Count(f => f.Confirmed)))],
            [.. claims.SelectMany(c => c.Groups).Distinct().Order(StringComparer.Ordinal).Select(g => Group(g, claims, terms)).OfType<BackTestGroup>()]);
    }

    private static BackTestSide Side(IReadOnlyList<PastClaim> claims, Func<PastClaim, bool> flagged) => new(
        claims.Count(flagged), claims.Count(c => flagged(c) && c.Confirmed), claims.Count(c => !flagged(c) && c.Confirmed));

    // What fraud took of it nobody can know: a claim that nobody looked at was never confirmed.
    private static BackTestMoney Money(IGrouping<string, PastClaim> claims) => new(
        claims.Key,
        claims.Where(c => c is { FlaggedNow: true, FlaggedThen: false }).Sum(c => c.PaidMinor),
        claims.Where(c => c is { FlaggedNow: true, FlaggedThen: false, Decided: true, Confirmed: false }).Sum(c => c.PaidMinor));

    private static BackTestGroup? Group(string name, IReadOnlyList<PastClaim> claims, FraudTerms terms)
    {
        List<PastClaim> inside = [.. claims.Where(c => c.Groups.Contains(name))], others = [.. claims.Where(c => !c.Groups.Contains(name))];
        if (inside.Count < terms.FairnessFrom)
        {
            return null;
        }

        decimal now = Share(inside, c => c.FlaggedNow), rest = Share(others, c => c.FlaggedNow);
        decimal? ratio = rest == 0 ? null : Math.Round(now / rest, 2);
        return new BackTestGroup(name, inside.Count, Share(inside, c => c.FlaggedThen), now, ratio, ratio > terms.FairnessRatio || (ratio is null && now > 0 && others.Count >= terms.FairnessFrom));
    }

    private static decimal Share(List<PastClaim> claims, Func<PastClaim, bool> flagged) => claims.Count == 0 ? 0 : Math.Round((decimal)claims.Count(flagged) / claims.Count, 4);

    private static decimal? Median(List<TimeSpan> spans)
    {
        if (spans.Count == 0)
        {
            return null;
        }

        spans.Sort();
        return Math.Round((decimal)spans[spans.Count / 2].TotalHours, 1);
    }
}
