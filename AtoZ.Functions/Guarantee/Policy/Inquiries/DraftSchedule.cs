using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Inquiries;

/// <summary>What comes due while a buyer writes a claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DraftStep>))]
internal enum DraftStep
{
    /// <summary>The time for a claim ends soon.</summary>
    ClaimCloses,

    /// <summary>The last moment at which it can file itself.</summary>
    FilesItself,

    /// <summary>The time for a claim is over.</summary>
    Lapses,
}

/// <summary>A step and its moment.</summary>
/// <param name="Step">What.</param>
/// <param name="At">When.</param>
internal sealed record DraftDue(DraftStep Step, DateTimeOffset At)
{
    /// <summary>Whether it comes after another; all come after none.</summary>
    public bool IsAfter(DraftDue? other) => other is null || this.At > other.At || (this.At == other.At && this.Step > other.Step);
}

/// <summary>INQ-05: a draft is kept as long as a claim is possible, and files itself before that ends when its buyer wished so (PROCESS §1).</summary>
internal static class DraftSchedule
{
    /// <summary>When the draft ends.</summary>
    /// <param name="openedAt">When it was begun.</param>
    /// <param name="claimUntil">Until when a claim can be filed; null when not known.</param>
    /// <param name="terms">The policy.</param>
    public static DateTimeOffset EndsAt(DateTimeOffset openedAt, DateTimeOffset? claimUntil, InquiryTerms terms) =>
        claimUntil ?? openedAt + terms.LapsesAfter;

    /// <summary>All that comes due, in its order; the end is the last.</summary>
    /// <param name="openedAt">When it was begun.</param>
    /// <param name="claimUntil">Until when a claim can be filed; null when not known.</param>
    /// <param name="filesItself">Whether its buyer wished that it files itself.</param>
    /// <param name="terms">The policy.</param>
    public static IReadOnlyList<DraftDue> Of(DateTimeOffset openedAt, DateTimeOffset? claimUntil, bool filesItself, InquiryTerms terms)
    {
        DateTimeOffset end = EndsAt(openedAt, claimUntil, terms);
        List<DraftDue> steps = [.. terms.NoticesBeforeClaimCloses.Select(before => end - before).Where(at => at > openedAt).Select(at => new DraftDue(DraftStep.ClaimCloses, at))];
        if (filesItself)
        {
            steps.Add(new DraftDue(DraftStep.FilesItself, end - terms.DraftsFileBeforeEnd));
        }

        return [.. steps.OrderBy(s => s.At).ThenBy(s => s.Step), new DraftDue(DraftStep.Lapses, end)];
    }
}
